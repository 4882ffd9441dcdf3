import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openKafka } from '../../src/brokers/kafka/open-kafka.ts';
import { EvtoolError } from '../../src/core/errors.ts';
import type { RawMessage, Receipt } from '../../src/core/message.ts';
import type { Broker } from '../../src/core/ports.ts';
import { draftOf, newTopic, readAll, send, valuesOf } from '../support/broker-session.ts';
import { realKafka } from '../support/kafka.ts';
import { kafkaJsClient } from '../support/kafkajs-client.ts';
import { describeBroker } from './broker-contract.ts';

const bootstrap = await realKafka();
const never = new AbortController().signal;

describeBroker(
  'Kafka',
  bootstrap === null ? null : async () => ({ open: () => openKafka({ brokers: [bootstrap], timeoutMs: 10_000 }) }),
);

describe.skipIf(bootstrap === null)('what only Kafka does', () => {
  const address = bootstrap ?? '';
  const client = kafkaJsClient(address);
  const admin = client.admin();
  let broker: Broker;

  beforeAll(async () => {
    broker = await openKafka({ brokers: [address], timeoutMs: 10_000 });
    await admin.connect();
  });
  afterAll(async () => {
    await broker.close();
    await admin.disconnect();
  });

  const transactional = async (topic: string, values: readonly string[], ending: 'commit' | 'abort' | 'leave open') => {
    const producer = client.producer({ transactionalId: `tx-${topic}-${values[0]}`, maxInFlightRequests: 1 });
    await producer.connect();
    const transaction = await producer.transaction();
    await transaction.send({ topic, messages: values.map((value) => ({ value })) });
    const end = async (): Promise<void> => {
      await (ending === 'commit' ? transaction.commit() : transaction.abort());
      await expectNoOpenTransaction(topic);
      await producer.disconnect();
    };
    if (ending !== 'leave open') await end();
    return end;
  };

  /** The coordinator answers before the marker is written. */
  const expectNoOpenTransaction = (topic: string) =>
    expect
      .poll(async () => {
        const [offsets] = await broker.offsets(topic, { isolation: 'read_committed', signal: never });
        return offsets && offsets.highWatermark - offsets.end;
      })
      .toBe(0);

  test('reading leaves no group behind', async () => {
    const topic = await newTopic(broker);
    await send(broker, [draftOf(topic, 'a')]);
    const before = (await admin.listGroups()).groups;
    expect(valuesOf(await readAll(broker, topic))).toEqual(['a']);
    expect((await admin.listGroups()).groups).toEqual(before);
  });

  test('a bounded read ends on the marker of a committed transaction', async () => {
    const topic = await newTopic(broker);
    await transactional(topic, ['a', 'b'], 'commit');
    const [offsets] = await broker.offsets(topic, { isolation: 'read_committed', signal: never });
    expect(offsets).toEqual({ partition: 0, start: 0, end: 3, highWatermark: 3 });
    expect(valuesOf(await readAll(broker, topic))).toEqual(['a', 'b']);
  });

  test('an aborted transaction is hidden under read_committed and shown under read_uncommitted', async () => {
    const topic = await newTopic(broker);
    await send(broker, [draftOf(topic, 'before')]);
    await transactional(topic, ['aborted 1', 'aborted 2'], 'abort');
    await transactional(topic, ['committed'], 'commit');
    await send(broker, [draftOf(topic, 'after')]);
    expect(valuesOf(await readAll(broker, topic))).toEqual(['before', 'committed', 'after']);
    expect(valuesOf(await readAll(broker, topic, 'read_uncommitted'))).toEqual([
      'before',
      'aborted 1',
      'aborted 2',
      'committed',
      'after',
    ]);
  });

  test('transactions of one producer, aborted and committed in turn, are told apart', async () => {
    const topic = await newTopic(broker);
    const producer = client.producer({ transactionalId: `tx-${topic}`, maxInFlightRequests: 1 });
    await producer.connect();
    for (let turn = 0; turn < 6; turn++) {
      const transaction = await producer.transaction();
      await transaction.send({ topic, messages: [{ value: `${turn}a` }, { value: `${turn}b` }] });
      await (turn % 2 === 0 ? transaction.commit() : transaction.abort());
    }
    await producer.disconnect();
    await expectNoOpenTransaction(topic);
    expect(valuesOf(await readAll(broker, topic))).toEqual(['0a', '0b', '2a', '2b', '4a', '4b']);
  });

  test('a topic that holds nothing but aborted messages reads as empty, and the read ends', async () => {
    const topic = await newTopic(broker);
    await transactional(topic, ['a'], 'abort');
    expect(await readAll(broker, topic)).toEqual([]);
  });

  test('an open transaction holds the end back, and the high watermark goes on', async () => {
    const topic = await newTopic(broker);
    await send(broker, [draftOf(topic, 'a')]);
    const finish = await transactional(topic, ['open'], 'leave open');
    await send(broker, [draftOf(topic, 'behind it')]);
    const [committed] = await broker.offsets(topic, { isolation: 'read_committed', signal: never });
    expect(committed).toEqual({ partition: 0, start: 0, end: 1, highWatermark: 3 });
    expect(valuesOf(await readAll(broker, topic))).toEqual(['a']);
    expect(valuesOf(await readAll(broker, topic, 'read_uncommitted'))).toEqual(['a', 'open', 'behind it']);
    await finish();
    expect(valuesOf(await readAll(broker, topic))).toEqual(['a', 'behind it']);
  });

  test('reading before the start says what the range is', async () => {
    const topic = await newTopic(broker);
    await send(
      broker,
      [1, 2, 3, 4].map((number) => draftOf(topic, `${number}`)),
    );
    // kafkajs deletes only from topics that it has looked up before.
    await admin.fetchTopicOffsets(topic);
    await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: '3' }] });
    const plan = { ranges: [{ topic, partition: 0, from: 1, to: 4 }], isolation: 'read_committed' } as const;
    await expect(broker.read(plan, { signal: never })[Symbol.asyncIterator]().next()).rejects.toThrow(
      `Offset 1 of "${topic}" partition 0 is out of range: it has offsets 3 to 4.`,
    );
    expect(valuesOf(await readAll(broker, topic))).toEqual(['4']);
  });

  test('a compacted topic is told as such, and its gaps do not stop a bounded read', async () => {
    const topic = `compacted-${Date.now()}`;
    await admin.createTopics({
      topics: [
        {
          topic,
          numPartitions: 1,
          configEntries: [
            { name: 'cleanup.policy', value: 'compact' },
            { name: 'min.cleanable.dirty.ratio', value: '0.001' },
            { name: 'segment.ms', value: '200' },
          ],
        },
      ],
    });
    expect((await broker.describeTopic(topic, { signal: never })).isCompacted).toBe(true);
    const ofKey = (value: string) => draftOf(topic, value, { key: Buffer.from('k') });
    // Each turn rolls a segment in the end; only closed segments are compacted.
    let values: readonly (string | null)[] = [];
    for (let turn = 0; turn < 200 && !(values.length > 0 && values[0] !== '0'); turn++) {
      await send(broker, [ofKey(`${turn}`)]);
      await new Promise((resolve) => setTimeout(resolve, 50));
      values = valuesOf(await readAll(broker, topic));
    }
    expect(values[0]).not.toBe('0');
    const [offsets] = await broker.offsets(topic, { isolation: 'read_committed', signal: never });
    expect(offsets?.start).toBe(0);
    expect(values.length).toBeLessThan(offsets?.end ?? 0);
  });

  test('a message bigger than the broker takes is refused with its size, after what fitted', async () => {
    const topic = await newTopic(broker);
    const drafts = [draftOf(topic, 'small'), draftOf(topic, Buffer.alloc(10_000_000)), draftOf(topic, 'after')];
    const batches = (async function* () {
      yield drafts;
    })();
    const receipts: Receipt[] = [];
    const error = await (async () => {
      for await (const batch of broker.write(batches, { signal: never })) receipts.push(...batch);
    })().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(EvtoolError);
    expect(String(error)).toContain(`A message of 10.0 MB is more than topic "${topic}" takes`);
    expect(receipts.map(({ offset }) => offset)).toEqual([0]);
    expect(valuesOf(await readAll(broker, topic))).toEqual(['small']);
  });

  test('a topic that takes only small batches gets them all, in order', async () => {
    const topic = `small-${Date.now()}`;
    await admin.createTopics({
      topics: [{ topic, numPartitions: 1, configEntries: [{ name: 'max.message.bytes', value: '2000' }] }],
    });
    const values = Array.from({ length: 500 }, (_, index) => `message ${index} ${'x'.repeat(100)}`);
    const receipts = await send(
      broker,
      values.map((value) => draftOf(topic, value)),
    );
    expect(receipts.map(({ offset }) => offset)).toEqual(values.map((_, index) => index));
    expect(valuesOf(await readAll(broker, topic))).toEqual(values);
  });

  test('a message bigger than a fetch asks for still comes', async () => {
    const topic = `big-${Date.now()}`;
    await admin.createTopics({
      topics: [{ topic, numPartitions: 2, configEntries: [{ name: 'max.message.bytes', value: '20000000' }] }],
    });
    const big = Buffer.alloc(12_000_000, 'b');
    await send(broker, [
      draftOf(topic, big, { partition: 0 }),
      draftOf(topic, 'small', { partition: 0 }),
      draftOf(topic, big, { partition: 1 }),
    ]);
    const sizes = (await readAll(broker, topic)).map(({ value }) => value?.length);
    expect(sizes).toEqual([big.length, 5, big.length]);
  });

  test('messages of services come with headers in their order, and compressed with gzip', async () => {
    const topic = await newTopic(broker);
    const producer = client.producer();
    await producer.connect();
    const messages = [{ key: 'k', value: 'v', headers: { b: '1', a: ['2', '3'] } }];
    await producer.send({ topic, messages, compression: 1 });
    await producer.disconnect();
    const [message] = await readAll(broker, topic);
    expect(message?.headers.map(([name, value]) => [name, String(value)])).toEqual([
      ['b', '1'],
      ['a', '2'],
      ['a', '3'],
    ]);
  });

  test('a service reads what was sent with murmur2 from the partition where it would have put it', async () => {
    const topic = await newTopic(broker, 7);
    const keys = Array.from({ length: 50 }, (_, index) => `key-${index}`);
    const receipts = await send(
      broker,
      keys.map((key) => draftOf(topic, 'evtool', { key: Buffer.from(key) })),
    );
    const producer = client.producer();
    await producer.connect();
    await producer.send({ topic, messages: keys.map((key) => ({ key, value: 'service' })) });
    await producer.disconnect();
    const partitions = (messages: readonly RawMessage[], value: string) =>
      new Map(messages.filter((m) => m.value?.toString() === value).map((m) => [String(m.key), m.partition]));
    const messages = await readAll(broker, topic);
    expect(partitions(messages, 'evtool')).toEqual(partitions(messages, 'service'));
    expect(receipts).toHaveLength(50);
  });
});
