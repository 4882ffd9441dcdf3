import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EvtoolError } from '../../src/core/errors.ts';
import type { Draft, RawMessage, Receipt } from '../../src/core/message.ts';
import type { Broker, PartitionRange } from '../../src/core/ports.ts';
import { draftOf, newTopic, readAll, send, valuesOf } from '../support/broker-session.ts';
import { collectGarbage } from '../support/collect-garbage.ts';

export type BrokerSetup = {
  /** Another client of the same broker, each time. */
  readonly open: () => Promise<Broker>;
  readonly close?: () => Promise<void>;
};

const never = new AbortController().signal;

/** What every broker does. Without a setup the suite is skipped, visibly. */
export const describeBroker = (name: string, setup: (() => Promise<BrokerSetup>) | null): void => {
  describe.skipIf(setup === null)(`every broker: ${name}`, () => {
    const opened: Broker[] = [];
    let found: BrokerSetup | undefined;
    let broker: Broker;

    const open = async (): Promise<Broker> => {
      if (!found) throw new Error('the broker is not set up');
      const client = await found.open();
      opened.push(client);
      return client;
    };

    beforeAll(async () => {
      found = await setup?.();
      broker = await open();
    });
    afterAll(async () => {
      for (const client of opened) await client.close();
      await found?.close?.();
    });

    const follow = (topic: string, from = 0, client = broker) =>
      reading(client, [{ topic, partition: 0, from, to: null }]);

    test('answers while it is there', async () => {
      await expect(broker.answers({ signal: never })).resolves.toBeUndefined();
    });

    describe('groups', () => {
      test('of other names than those that are there are not described', async () => {
        const names = (await broker.listGroups({ signal: never })).map(({ group }) => group);
        expect(names).toEqual(names.toSorted());
        const missing = `missing-${randomUUID()}`;
        expect(await broker.describeGroups([missing], { signal: never })).toEqual({ groups: [], refused: [] });
        expect(await broker.describeGroups([], { signal: never })).toEqual({ groups: [], refused: [] });
      });
    });

    describe('what is sent', () => {
      test('comes back as it was, to the byte', async () => {
        const topic = await newTopic(broker);
        const drafts = [
          draftOf(topic, 'plain', { key: Buffer.from('k'), timestamp: 1_700_000_000_001 }),
          draftOf(topic, null, { key: Buffer.from('tombstone'), timestamp: 1_700_000_000_000 }),
          draftOf(topic, '', { key: Buffer.alloc(0), timestamp: 1_700_000_000_002 }),
          draftOf(topic, 'no key', { timestamp: 1_700_000_000_002 }),
          draftOf(topic, Buffer.from([0, 0xff, 0xfe, 0x80]), {
            key: Buffer.from([0xff]),
            timestamp: 1_700_000_000_003,
          }),
          draftOf(topic, 'headers', {
            timestamp: 1_700_000_000_004,
            headers: [
              ['b', Buffer.from('1')],
              ['a', null],
              ['b', Buffer.from([0xff])],
              ['ü✓', Buffer.alloc(0)],
            ],
          }),
        ];
        await send(broker, drafts);
        expect(await readAll(broker, topic)).toEqual(
          drafts.map((draft, offset) => ({ ...draft, partition: 0, offset })),
        );
      });

      test('may be a megabyte that cannot be packed', async () => {
        const topic = await newTopic(broker);
        const value = randomBytes(1_000_000);
        await send(broker, [draftOf(topic, 'before'), draftOf(topic, value), draftOf(topic, 'after')]);
        const values = (await readAll(broker, topic)).map((message) => message.value);
        expect(values.map((found) => found?.length)).toEqual([6, 1_000_000, 5]);
        expect(values[1]?.equals(value)).toBe(true);
      });

      test.each(['none', 'gzip', 'zstd'] as const)('comes back when it was packed with %s', async (compression) => {
        const topic = await newTopic(broker);
        const values = Array.from({ length: 300 }, (_, index) => `message ${index}`);
        await send(
          broker,
          values.map((value) => draftOf(topic, value)),
          { compression },
        );
        expect(valuesOf(await readAll(broker, topic))).toEqual(values);
      });

      test('cannot be packed by a codec that evtool does not write', async () => {
        const topic = await newTopic(broker);
        await expect(send(broker, [draftOf(topic, 'x')], { compression: 'snappy' })).rejects.toThrow('snappy');
        expect(await readAll(broker, topic)).toEqual([]);
      });

      test('keeps its order within each partition, and the receipts the order of the drafts', async () => {
        const topic = await newTopic(broker, 3);
        const drafts = Array.from({ length: 5_000 }, (_, index) =>
          draftOf(topic, `${index}`, { key: Buffer.from(`key ${index % 50}`) }),
        );
        const receipts = await sendIn(broker, 17, drafts);
        expect(receipts.map(({ draft }) => draft)).toEqual(drafts);
        const messages = await readAll(broker, topic);
        expect(messages).toHaveLength(drafts.length);
        for (const own of Map.groupBy(messages, ({ partition }) => partition).values()) {
          expect(own.map(({ offset }) => offset)).toEqual(own.map((_, index) => index));
          const numbers = own.map(({ value }) => Number(value));
          expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
        }
        const places = new Map(messages.map((message) => [String(message.value), placeOf(message)]));
        expect(receipts.map(placeOf)).toEqual(drafts.map(({ value }) => places.get(String(value))));
      });

      test('goes to the partition that its key decides, or that it names', async () => {
        const topic = await newTopic(broker, 3);
        const keys = [
          'c67cd587-3741-493d-9302-f655fcd3bd68',
          'f97a4da4-5442-11ed-a23c-482ae3863d30',
          '6742a4c0-0fe5-4abc-9037-bfbe57d3bcb5',
          '98777ed4-511b-11ed-bfa5-482ae3863d30',
        ];
        const drafts = keys.map((key) => draftOf(topic, 'v', { key: Buffer.from(key) }));
        const partitions = (receipts: readonly Receipt[]) => receipts.map(({ partition }) => partition);
        expect(partitions(await send(broker, drafts))).toEqual([2, 2, 1, 0]);
        expect(partitions(await send(broker, drafts, { partitioner: 'crc32' }))).toEqual([2, 2, 0, 2]);
        const named = drafts.map((draft) => ({ ...draft, partition: 1 }));
        expect(partitions(await send(broker, named))).toEqual([1, 1, 1, 1]);
      });

      test('to a partition that is not there is refused, with how many there are', async () => {
        const topic = await newTopic(broker, 2);
        const error = await failureOf(send(broker, [draftOf(topic, 'v', { partition: 2 })]));
        expect(error).toMatchObject({
          message: `Topic "${topic}" has no partition 2.`,
          hint: 'It has 2: 0 to 1.',
          exitCode: 2,
        });
      });

      test('without a time gets the time of sending', async () => {
        const topic = await newTopic(broker);
        const before = Date.now();
        const [receipt] = await send(broker, [draftOf(topic, 'v')]);
        const [message] = await readAll(broker, topic);
        expect(message?.timestamp).toBeGreaterThanOrEqual(before);
        expect(message?.timestamp).toBeLessThanOrEqual(Date.now());
        expect(receipt?.timestamp).toBe(message?.timestamp);
      });

      test('without an answer wanted is stored, and confirmed by nobody', async () => {
        const topic = await newTopic(broker);
        const receipts = await send(broker, [draftOf(topic, 'a'), draftOf(topic, 'b')], { acks: 0 });
        expect(receipts.map(({ offset }) => offset)).toEqual([-1, -1]);
        const reader = follow(topic);
        expect(valuesOf(await reader.take(2))).toEqual(['a', 'b']);
        await reader.leave();
      });

      test('before the source fails is confirmed, and then that error comes', async () => {
        const topic = await newTopic(broker);
        const source = (async function* () {
          yield [draftOf(topic, 'a')];
          yield [draftOf(topic, 'b')];
          throw new Error('line 3 is broken');
        })();
        const receipts: Receipt[] = [];
        const writing = (async () => {
          for await (const batch of broker.write(source, { signal: never })) receipts.push(...batch);
        })();
        await expect(writing).rejects.toThrow('line 3 is broken');
        expect(receipts.map(({ offset }) => offset)).toEqual([0, 1]);
        expect(valuesOf(await readAll(broker, topic))).toEqual(['a', 'b']);
      });

      test('is asked for only while receipts are taken', async () => {
        const topic = await newTopic(broker);
        let asked = 0;
        const endless = (async function* () {
          for (;;) {
            asked += 1;
            yield [draftOf(topic, `${asked}`)];
          }
        })();
        const writing = broker.write(endless, { signal: never })[Symbol.asyncIterator]();
        await writing.next();
        for (let turn = 0; turn < 10; turn += 1)
          await broker.offsets(topic, { isolation: 'read_committed', signal: never });
        expect(asked).toBeLessThan(50);
        await writing.return?.();
      });

      test('stops with the reason when it is aborted, also while the source says nothing', async () => {
        const topic = await newTopic(broker);
        const stop = new AbortController();
        const reason = new Error('stopped by the user');
        const silent = (async function* (): AsyncGenerator<readonly Draft[]> {
          yield [draftOf(topic, 'a')];
          await new Promise(() => {});
        })();
        const writing = broker.write(silent, { signal: stop.signal })[Symbol.asyncIterator]();
        expect((await writing.next()).done).toBe(false);
        const next = writing.next();
        stop.abort(reason);
        await expect(next).rejects.toBe(reason);
      });
    });

    describe('reading', () => {
      test('from the end sees only what comes after', async () => {
        const topic = await newTopic(broker);
        await send(broker, [draftOf(topic, 'old'), draftOf(topic, 'older')]);
        const [offsets] = await broker.offsets(topic, { isolation: 'read_committed', signal: never });
        expect(offsets).toEqual({ partition: 0, start: 0, end: 2, highWatermark: 2 });
        const reader = follow(topic, 2);
        const first = reader.take(1);
        await send(broker, [draftOf(topic, 'new')]);
        expect(valuesOf(await first)).toEqual(['new']);
        const second = reader.take(1);
        await send(broker, [draftOf(topic, 'newer')]);
        expect(valuesOf(await second)).toEqual(['newer']);
        await reader.leave();
      });

      test('follows what another client sends, in every partition', async () => {
        const topic = await newTopic(broker, 3);
        const other = await open();
        const reader = reading(
          broker,
          [0, 1, 2].map((partition) => ({ topic, partition, from: 0, to: null })),
        );
        for (const partition of [2, 0, 1, 1]) {
          const next = reader.take(1);
          await send(other, [draftOf(topic, `to ${partition}`, { partition })]);
          expect(await next).toMatchObject([{ partition, value: Buffer.from(`to ${partition}`) }]);
        }
        await reader.leave();
      });

      test('gives every message once, in order, however many and small they are', async () => {
        const topic = await newTopic(broker);
        const count = 40_000;
        const drafts = Array.from({ length: count }, (_, index) => draftOf(topic, `${index}`.padEnd(100)));
        await sendIn(broker, 700, drafts.slice(0, count / 2));
        await sendIn(broker, 2_000, drafts.slice(count / 2));
        const reader = follow(topic);
        const messages = await reader.take(count);
        expect(messages.map(({ offset }) => offset)).toEqual(drafts.map((_, index) => index));
        expect(messages.map(({ value }) => Number(value))).toEqual(drafts.map((_, index) => index));
        await reader.leave();
      });

      test('in bounds gives these and ends, also within what was sent as one batch', async () => {
        const topic = await newTopic(broker);
        await send(
          broker,
          Array.from({ length: 10 }, (_, index) => draftOf(topic, `${index}`)),
        );
        const read = async (from: number, to: number) =>
          valuesOf(await reading(broker, [{ topic, partition: 0, from, to }]).rest());
        expect(await read(3, 6)).toEqual(['3', '4', '5']);
        expect(await read(0, 10)).toHaveLength(10);
        expect(await read(9, 10)).toEqual(['9']);
        expect(await read(4, 4)).toEqual([]);
      });

      test('in bounds ends when partitions are empty', async () => {
        const topic = await newTopic(broker, 3);
        await send(broker, [draftOf(topic, 'only', { partition: 1 })]);
        expect(await readAll(broker, topic)).toMatchObject([{ partition: 1, value: Buffer.from('only') }]);
        expect(await readAll(broker, await newTopic(broker, 3))).toEqual([]);
      });

      test('in bounds beyond the end waits for what is missing', async () => {
        const topic = await newTopic(broker);
        await send(broker, [draftOf(topic, 'a')]);
        const all = reading(broker, [{ topic, partition: 0, from: 0, to: 2 }]).rest();
        await send(broker, [draftOf(topic, 'b'), draftOf(topic, 'c')]);
        expect(valuesOf(await all)).toEqual(['a', 'b']);
      });

      test('gives batches of one partition each, never an empty one', async () => {
        const topic = await newTopic(broker, 4);
        const drafts = Array.from({ length: 4_000 }, (_, index) => draftOf(topic, 'v', { partition: index % 4 }));
        await sendIn(broker, 400, drafts);
        const ranges = [0, 1, 2, 3].map((partition) => ({ topic, partition, from: 0, to: 1_000 }));
        let count = 0;
        for await (const batch of broker.read({ ranges, isolation: 'read_committed' }, { signal: never })) {
          expect(new Set(batch.map(({ partition }) => partition)).size).toBe(1);
          count += batch.length;
        }
        expect(count).toBe(4_000);
      });

      test('beyond the end says what the range is', async () => {
        const topic = await newTopic(broker);
        await send(broker, [draftOf(topic, 'a'), draftOf(topic, 'b')]);
        const error = await failureOf(follow(topic, 3).take(1));
        expect(error.message).toBe(`Offset 3 of "${topic}" partition 0 is out of range: it has offsets 0 to 2.`);
      });

      test('of a partition that is not there is refused', async () => {
        const topic = await newTopic(broker);
        const range = { topic, partition: 7, from: 0, to: null };
        const error = await failureOf(reading(broker, [range]).take(1));
        expect(error).toMatchObject({ message: `Topic "${topic}" has no partition 7.`, exitCode: 2 });
      });

      test('stops with the reason when it is aborted while it waits', async () => {
        const topic = await newTopic(broker);
        await send(broker, [draftOf(topic, 'a')]);
        const stop = new AbortController();
        const reason = new Error('stopped by the user');
        const range = { topic, partition: 0, from: 0, to: null };
        const reader = reading(broker, [range], stop.signal);
        expect(await reader.take(1)).toHaveLength(1);
        const next = reader.take(1);
        stop.abort(reason);
        await expect(next).rejects.toBe(reason);
        await expect(reading(broker, [range], stop.signal).take(1)).rejects.toBe(reason);
        expect(await readAll(broker, topic)).toHaveLength(1);
      });

      test('may be left in the middle, and begun again', async () => {
        const topic = await newTopic(broker);
        await sendIn(
          broker,
          10,
          Array.from({ length: 100 }, (_, index) => draftOf(topic, `${index}`)),
        );
        for (let turn = 0; turn < 3; turn += 1) {
          const reader = follow(topic);
          expect(valuesOf(await reader.take(1))[0]).toBe('0');
          await reader.leave();
        }
      });

      test('holds little while nobody asks, however much there is', async () => {
        const topic = await newTopic(broker, 4);
        const value = Buffer.alloc(500_000);
        const rounds = 24;
        for (let round = 0; round < rounds; round += 1) {
          await send(
            broker,
            Array.from({ length: 8 }, (_, index) => draftOf(topic, value, { partition: index % 4 })),
          );
        }
        const reader = reading(
          broker,
          [0, 1, 2, 3].map((partition) => ({ topic, partition, from: 0, to: null })),
        );
        await reader.take(1);
        // As long as it takes others to read the whole topic, this one stands still.
        let bytes = 0;
        const ranges = [0, 1, 2, 3].map((partition) => ({ topic, partition, from: 0, to: rounds * 2 }));
        for await (const batch of broker.read({ ranges, isolation: 'read_committed' }, { signal: never })) {
          for (const message of batch) bytes += message.value?.length ?? 0;
        }
        expect(bytes).toBe(rounds * 8 * value.length);
        collectGarbage();
        expect(process.memoryUsage().arrayBuffers).toBeLessThan(40_000_000);
        await reader.leave();
      });
    });

    describe('a topic', () => {
      test('is made once, listed, described, deleted, and then made anew and empty', async () => {
        const topic = `test-${randomUUID()}`;
        const wanted = { name: topic, partitions: 3, replicas: -1 };
        expect(await broker.createTopic(wanted, { signal: never })).toBe(true);
        expect(await broker.createTopic({ ...wanted, partitions: 5 }, { signal: never })).toBe(false);
        expect(await broker.listTopics({ signal: never })).toContainEqual({
          name: topic,
          partitions: 3,
          internal: false,
        });
        const description = await broker.describeTopic(topic, { signal: never });
        expect(description).toMatchObject({ name: topic, internal: false, isCompacted: false });
        expect(description.partitions.map(({ partition }) => partition)).toEqual([0, 1, 2]);
        await send(broker, [draftOf(topic, 'v', { partition: 2 })]);

        await broker.deleteTopic(topic, { signal: never });
        expect(await namesOf(broker)).not.toContain(topic);
        expect((await failureOf(broker.describeTopic(topic, { signal: never }))).message).toContain('Unknown topic');

        expect(await broker.createTopic(wanted, { signal: never })).toBe(true);
        expect(await readAll(broker, topic)).toEqual([]);
      });

      test.each(['a/b', '..', 'x'.repeat(250), 'ümlaut'])('cannot be called %s', async (name) => {
        const error = await failureOf(broker.createTopic({ name, partitions: 1, replicas: -1 }, { signal: never }));
        expect(error.exitCode).toBe(2);
      });

      test.each([
        ['read', (topic: string) => follow(topic).take(1)],
        ['described', (topic: string) => broker.describeTopic(topic, { signal: never })],
        [
          'asked for its offsets',
          (topic: string) => broker.offsets(topic, { isolation: 'read_committed', signal: never }),
        ],
        ['asked for offsets by time', (topic: string) => broker.offsetsAt(topic, 0, { signal: never })],
        ['deleted', (topic: string) => broker.deleteTopic(topic, { signal: never })],
      ])('that is not there is an error with a hint when it is %s, and is not made', async (_what, use) => {
        const topic = `missing-${randomUUID()}`;
        const error = await failureOf(use(topic));
        expect(error).toMatchObject({ message: `Unknown topic "${topic}" on ${broker.label}.`, exitCode: 2 });
        expect(error.hint).toContain(`evtool topics create ${topic}`);
        expect(await namesOf(broker)).not.toContain(topic);
      });

      test('that is deleted while it is followed is an error that says so', async () => {
        const topic = await newTopic(broker);
        await send(broker, [draftOf(topic, 'a')]);
        const reader = follow(topic);
        await reader.take(1);
        const next = failureOf(reader.take(1));
        await broker.deleteTopic(topic, { signal: never });
        expect((await next).message).toBe(`Topic "${topic}" was deleted while being read.`);
      });

      test('tells the first offset at or after a time, and its end where there is none', async () => {
        const topic = await newTopic(broker, 2);
        const times = [1_000, 3_000, 2_000, 5_000].map((ms) => 1_700_000_000_000 + ms);
        await send(
          broker,
          times.map((timestamp) => draftOf(topic, 'v', { partition: 0, timestamp })),
        );
        await send(broker, [draftOf(topic, 'v', { partition: 0, timestamp: 1_700_000_009_000 })]);
        const at = (ms: number) => broker.offsetsAt(topic, 1_700_000_000_000 + ms, { signal: never });
        expect(await at(-1)).toEqual([0, 0]);
        expect(await at(1_000)).toEqual([0, 0]);
        expect(await at(1_001)).toEqual([1, 0]);
        expect(await at(3_001)).toEqual([3, 0]);
        expect(await at(9_000)).toEqual([4, 0]);
        expect(await at(9_001)).toEqual([5, 0]);
      });
    });
  });
};

const placeOf = ({ partition, offset }: Pick<RawMessage, 'partition' | 'offset'>): string => `${partition}:${offset}`;

const namesOf = async (broker: Broker): Promise<readonly string[]> =>
  (await broker.listTopics({ signal: never })).map(({ name }) => name);

/** Sends the drafts in batches of `size`. */
const sendIn = async (broker: Broker, size: number, drafts: readonly Draft[]): Promise<readonly Receipt[]> => {
  const batches = (async function* () {
    for (let at = 0; at < drafts.length; at += size) yield drafts.slice(at, at + size);
  })();
  const receipts: Receipt[] = [];
  for await (const batch of broker.write(batches, { signal: never })) receipts.push(...batch);
  return receipts;
};

const failureOf = async (promise: Promise<unknown>): Promise<EvtoolError> => {
  const error = await promise.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  );
  if (error instanceof EvtoolError) return error;
  throw error;
};

type Reading = {
  /** The next messages, so many or, with the last batch, more. */
  readonly take: (count: number) => Promise<readonly RawMessage[]>;
  readonly rest: () => Promise<readonly RawMessage[]>;
  readonly leave: () => Promise<unknown>;
};

const reading = (broker: Broker, ranges: readonly PartitionRange[], signal = never): Reading => {
  const batches = broker.read({ ranges, isolation: 'read_committed' }, { signal })[Symbol.asyncIterator]();
  const take = async (count: number): Promise<readonly RawMessage[]> => {
    const taken: RawMessage[] = [];
    while (taken.length < count) {
      const { done, value } = await batches.next();
      if (done) break;
      taken.push(...value);
    }
    return taken;
  };
  return {
    take,
    rest: () => take(Number.POSITIVE_INFINITY),
    leave: async () => batches.return?.(),
  };
};
