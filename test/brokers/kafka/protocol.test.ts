import fc from 'fast-check';
import { expect, test } from 'vitest';
import { protocolReader } from '../../../src/brokers/kafka/wire/protocol-reader.ts';
import { protocolWriter } from '../../../src/brokers/kafka/wire/protocol-writer.ts';

const primitives = fc.record({
  int8: fc.integer({ min: -128, max: 127 }),
  int16: fc.integer({ min: -32_768, max: 32_767 }),
  int32: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  int64: fc.maxSafeInteger(),
  boolean: fc.boolean(),
  string: fc.option(fc.string({ unit: 'binary', maxLength: 300 })),
  bytes: fc.uint8Array({ maxLength: 600 }).map((array) => Buffer.from(array)),
  array: fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 20 }),
  compactString: fc.string({ unit: 'binary', maxLength: 300 }),
  compactArray: fc.array(fc.string({ maxLength: 5 }), { maxLength: 300 }),
});

test('what is written is read back, whatever it is', () => {
  fc.assert(
    fc.property(primitives, (given) => {
      const writer = protocolWriter(1);
      writer.int8(given.int8);
      writer.int16(given.int16);
      writer.int32(given.int32);
      writer.int64(given.int64);
      writer.boolean(given.boolean);
      writer.string(given.string);
      writer.bytes(given.bytes);
      writer.array(given.array, writer.int32);
      writer.noTags();
      writer.compactString(given.compactString);
      writer.compactArray(given.compactArray, writer.compactString);
      const reader = protocolReader(writer.done());
      const read = {
        int8: reader.int8(),
        int16: reader.int16(),
        int32: reader.int32(),
        int64: reader.int64(),
        boolean: reader.boolean(),
        string: reader.string(),
        bytes: reader.bytes(),
        array: reader.array(reader.int32),
        noTags: reader.tags(),
        compactString: reader.compactString(),
        compactArray: reader.compactArray(reader.compactString),
      };
      expect(read).toEqual({ ...given, noTags: undefined });
    }),
  );
});

test.each([Number.MIN_SAFE_INTEGER, -1, 0, 2 ** 31, 2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER])(
  'int64 %i is what Kafka reads',
  (value) => {
    const writer = protocolWriter();
    writer.int64(value);
    expect(writer.done().readBigInt64BE()).toBe(BigInt(value));
  },
);

test('bytes that end too early are an error, not a short answer', () => {
  const writer = protocolWriter();
  writer.int32(10);
  expect(() => protocolReader(writer.done()).bytes()).toThrow('10 bytes announced, 0 there');
});

test('tagged fields, which newer brokers may add, are read over', () => {
  const tags = [2, 0, 1, 0xaa, 9, 2, 0xbb, 0xcc];
  const reader = protocolReader(Buffer.from([...tags, 0, 7]));
  reader.tags();
  expect(reader.int16()).toBe(7);
});

test('a varint that never ends is an error', () => {
  const reader = protocolReader(Buffer.alloc(10, 0xff));
  expect(() => reader.compactString()).toThrow('a varint of more than five bytes');
});
