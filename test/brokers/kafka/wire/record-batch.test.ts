import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BatchRecord, RecordBatch } from '../../../../src/brokers/kafka/wire/record-batch.ts';
import { unpackedRecords } from '../../../../src/brokers/kafka/wire/record-batch-compression.ts';
import { encodeBatch } from '../../../../src/brokers/kafka/wire/record-batch-encode.ts';
import { recordsIn } from '../../../../src/brokers/kafka/wire/record-batch-records.ts';
import { batchesIn } from '../../../../src/brokers/kafka/wire/record-batch-walk.ts';
import { EvtoolError } from '../../../../src/core/errors.ts';
import type { Header, RawMessage } from '../../../../src/core/message.ts';

const require = createRequire(import.meta.url);
const place = { topic: 'orders', partition: 1 };

const record = (given: Partial<BatchRecord> = {}): BatchRecord => ({
  key: Buffer.from('k'),
  value: Buffer.from('v'),
  headers: [],
  timestamp: 1_700_000_000_000,
  ...given,
});

const theOnly = (bytes: Buffer): RecordBatch => {
  const [batch, ...others] = batchesIn(bytes);
  if (!batch || others.length > 0) throw new Error('expected one batch');
  return batch;
};

const decode = (bytes: Buffer): RawMessage[] => {
  const batch = theOnly(bytes);
  return recordsIn(batch, unpackedRecords(batch, place), place);
};

const asMessages = (records: readonly BatchRecord[], baseOffset: number): RawMessage[] =>
  records.map((given, index) => ({ ...place, offset: baseOffset + index, ...given }));

const bytesOrNull = fc.option(fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)));
const anyTime = fc.oneof(
  fc.constant(-1),
  fc.integer({ min: 1_700_000_000_000, max: 1_700_000_100_000 }),
  fc.integer({ min: -(2 ** 52), max: 2 ** 52 }),
);
const anyHeader: fc.Arbitrary<Header> = fc.tuple(fc.string({ unit: 'grapheme', maxLength: 12 }), bytesOrNull);
const anyRecord: fc.Arbitrary<BatchRecord> = fc.record({
  key: bytesOrNull,
  value: bytesOrNull,
  headers: fc.array(anyHeader, { maxLength: 5 }),
  timestamp: anyTime,
});
const anyRecords = fc.array(anyRecord, { minLength: 1, maxLength: 40 });

describe('what is written', () => {
  test('comes back as it was, with every codec that evtool writes', () => {
    const compression = fc.constantFrom('none', 'gzip', 'zstd');
    fc.assert(
      fc.property(anyRecords, fc.nat(), compression, (records, baseOffset, codec) => {
        const bytes = encodeBatch(records, { baseOffset, compression: codec });
        expect(theOnly(bytes).isCrcRight()).toBe(true);
        expect(decode(bytes)).toEqual(asMessages(records, baseOffset));
      }),
    );
  });

  test('keeps what is easily lost', () => {
    const records = [
      record({ key: null, value: null }),
      record({ key: Buffer.alloc(0), value: Buffer.alloc(0), timestamp: 1_600_000_000_000 }),
      record({ timestamp: -1 }),
      record({ timestamp: 2 ** 52 }),
      record({
        headers: [
          ['a', Buffer.from('1')],
          ['a', Buffer.from('2')],
          ['', null],
          ['é✓', Buffer.alloc(0)],
        ],
      }),
      record({
        headers: [
          ['a', null],
          ['b', Buffer.from([0xff, 0xfe])],
        ],
      }),
      record({ value: Buffer.alloc(3_000_000, 7) }),
    ];
    expect(decode(encodeBatch(records, { baseOffset: 2 ** 40 }))).toEqual(asMessages(records, 2 ** 40));
  });

  test('tells its offsets, times and producer', () => {
    const records = [record({ timestamp: 50 }), record({ timestamp: 70 }), record({ timestamp: 10 })];
    const producer = { id: 4_294_967_301, epoch: 3, baseSequence: 9 };
    expect(theOnly(encodeBatch(records, { baseOffset: 7, producer }))).toMatchObject({
      baseOffset: 7,
      lastOffset: 9,
      recordCount: 3,
      baseTimestamp: 50,
      maxTimestamp: 70,
      producerId: 4_294_967_301,
      isControl: false,
      isTransactional: false,
      compression: 'none',
    });
  });

  test('is read by kafkajs', async () => {
    const Decoder = require('kafkajs/src/protocol/decoder.js');
    const decodeBatch = require('kafkajs/src/protocol/recordBatch/v0/decoder.js');
    const records = [record({ timestamp: 5 }), record({ key: null, headers: [['h', Buffer.from('x')]], timestamp: 3 })];
    const { records: read } = await decodeBatch(new Decoder(encodeBatch(records, { baseOffset: 4 })));
    expect(read).toMatchObject([
      { offset: '4', timestamp: '5', key: Buffer.from('k'), value: Buffer.from('v') },
      { offset: '5', timestamp: '3', key: null, headers: { h: Buffer.from('x') } },
    ]);
  });

  test('cannot be packed as snappy or lz4', () => {
    expect(() => encodeBatch([record()], { baseOffset: 0, compression: 'lz4' })).toThrow('cannot write lz4 yet');
  });
});

describe('what others wrote', () => {
  test('a batch by kafkajs is read, and its checksum is right', async () => {
    const encodeByKafkajs = require('kafkajs/src/protocol/recordBatch/v0/index.js');
    const Record = require('kafkajs/src/protocol/recordBatch/record/v0/index.js');
    const header = { partitionLeaderEpoch: 0, firstTimestamp: 100, maxTimestamp: 300, lastOffsetDelta: 1 };
    const producer = { producerId: -1, producerEpoch: 0, firstSequence: 0 };
    const { RecordBatch: encode } = encodeByKafkajs;
    const { buffer } = await encode({
      ...header,
      ...producer,
      records: [
        Record({ offsetDelta: 0, timestampDelta: 0, key: 'a', value: 'b', headers: { h: ['1', '2'] } }),
        Record({ offsetDelta: 1, timestampDelta: 200, key: null, value: null, headers: {} }),
      ],
    });
    expect(theOnly(buffer).isCrcRight()).toBe(true);
    expect(decode(buffer)).toEqual([
      {
        ...place,
        offset: 0,
        timestamp: 100,
        key: Buffer.from('a'),
        value: Buffer.from('b'),
        headers: [
          ['h', Buffer.from('1')],
          ['h', Buffer.from('2')],
        ],
      },
      { ...place, offset: 1, timestamp: 300, key: null, value: null, headers: [] },
    ]);
  });

  test('a broker that stamps messages itself gives all of a batch its own time', () => {
    const bytes = encodeBatch([record({ timestamp: 5 }), record({ timestamp: 9 })], { baseOffset: 0 });
    bytes.writeInt16BE(bytes.readInt16BE(21) | 0x08, 21);
    expect(decode(bytes).map(({ timestamp }) => timestamp)).toEqual([9, 9]);
  });

  test.each([
    [2, 'snappy'],
    [3, 'lz4'],
  ])('codec %i is named with the place of the batch: %s', (code, name) => {
    const bytes = encodeBatch([record(), record()], { baseOffset: 40 });
    bytes.writeInt16BE(code, 21);
    expect(() => decode(bytes)).toThrow(`orders:1@40..41 is compressed with ${name}, which evtool cannot read yet.`);
  });
});

describe('a walk over batches', () => {
  const first = encodeBatch([record(), record()], { baseOffset: 10 });
  const second = encodeBatch([record()], { baseOffset: 12 });
  const both = Buffer.concat([first, second]);

  const walk = (bytes: Buffer) => {
    const walking = batchesIn(bytes, place);
    const offsets: number[] = [];
    for (;;) {
      const step = walking.next();
      if (step.done) return { offsets, tail: step.value };
      offsets.push(step.value.baseOffset);
    }
  };

  test('gives the complete ones and says where the incomplete tail begins', () => {
    for (let length = 0; length <= both.length; length += 1) {
      const complete = length < first.length ? 0 : length < both.length ? 1 : 2;
      const tail = [0, first.length, both.length][complete];
      expect(walk(both.subarray(0, length))).toEqual({ offsets: [10, 12].slice(0, complete), tail });
    }
  });

  test('gives them as views that do not need the bytes to begin at 0', () => {
    const [, found] = batchesIn(both);
    expect(found).toMatchObject({ position: first.length, byteLength: second.length, baseOffset: 12 });
    expect(found?.isCrcRight()).toBe(true);
  });

  test('a flipped bit anywhere from the attributes on is found by the checksum', () => {
    fc.assert(
      fc.property(fc.integer({ min: 21, max: second.length - 1 }), fc.nat(7), (at, bit) => {
        const damaged = Buffer.from(second);
        damaged[at] = (damaged[at] ?? 0) ^ (1 << bit);
        const found = walkOrRefuse(damaged);
        expect(found === 'refused' || !found.isCrcRight()).toBe(true);
      }),
    );
  });

  const walkOrRefuse = (bytes: Buffer): RecordBatch | 'refused' => {
    try {
      return theOnly(bytes);
    } catch (error) {
      if (error instanceof EvtoolError) return 'refused';
      throw error;
    }
  };

  test('bytes that are no batch are refused with their place', () => {
    const garbage = Buffer.concat([first, Buffer.alloc(100)]);
    expect(() => walk(garbage)).toThrow(`Byte ${first.length} of the fetched records of orders:1 does not begin`);
  });
});

describe('damage', () => {
  const readAll = (bytes: Buffer): void => {
    for (const batch of batchesIn(bytes, place)) recordsIn(batch, unpackedRecords(batch, place), place);
  };

  const expectOnlyEvtoolErrors = (bytes: Buffer): void => {
    try {
      readAll(bytes);
    } catch (error) {
      expect(error).toBeInstanceOf(EvtoolError);
    }
  };

  test('anything but a batch is an error for people, never another', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => expectOnlyEvtoolErrors(Buffer.from(bytes))));
  });

  test('so is a batch with any of its bytes changed, packed or not', () => {
    const change = fc.tuple(fc.nat(10_000), fc.integer({ min: 0, max: 255 }));
    const changes = fc.array(change, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(anyRecords, fc.constantFrom('none', 'gzip', 'zstd'), changes, (records, compression, edits) => {
        const bytes = encodeBatch(records, { baseOffset: 0, compression });
        for (const [at, value] of edits) bytes[at % bytes.length] = value;
        expectOnlyEvtoolErrors(bytes);
      }),
      { numRuns: 500 },
    );
  });

  test('a record count beyond what is there names the record and the batch', () => {
    const bytes = encodeBatch([record(), record()], { baseOffset: 5 });
    bytes.writeInt32BE(2_000_000_000, 57);
    expect(() => readAll(bytes)).toThrow('Record 3 of 2000000000 in the batch orders:1@5 is broken.');
  });
});
