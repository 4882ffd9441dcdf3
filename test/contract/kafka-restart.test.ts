import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openKafka } from '../../src/brokers/kafka/open-kafka.ts';
import type { Receipt } from '../../src/core/message.ts';
import type { Broker } from '../../src/core/ports.ts';
import { draftOf, newTopic, readAll, send, valuesOf } from '../support/broker-session.ts';
import { realKafka } from '../support/kafka.ts';
import { type RunningKafka, startKafka } from '../support/start-kafka.ts';

const canRun = (await realKafka()) !== null;
const never = new AbortController().signal;

/** A broker of its own, which may be ended, and which makes topics when one so much as asks for them. */
describe.skipIf(!canRun)('a broker that goes and comes back', () => {
  let kafka: RunningKafka;
  let broker: Broker;

  beforeAll(async () => {
    kafka = await startKafka({
      properties: {
        'auto.create.topics.enable': 'true',
        // After a crash the controller waits so long for the old process before it lets the new one in.
        'broker.session.timeout.ms': '1000',
        'broker.heartbeat.interval.ms': '200',
      },
    });
    broker = await openKafka({ brokers: [kafka.bootstrap], timeoutMs: 30_000 });
  });
  afterAll(async () => {
    await broker?.close();
    await kafka?.stop();
  });

  test('a missing topic is an error for whoever names it, and is never made', async () => {
    const topic = 'never-made';
    const plan = { ranges: [{ topic, partition: 0, from: 0, to: null }], isolation: 'read_committed' } as const;
    const calls: readonly (() => Promise<unknown>)[] = [
      () => broker.read(plan, { signal: never })[Symbol.asyncIterator]().next(),
      () => send(broker, [draftOf(topic, 'a')]),
      () => send(broker, [draftOf(topic, 'a')], { acks: 0 }),
      () => broker.describeTopic(topic, { signal: never }),
      () => broker.offsets(topic, { isolation: 'read_committed', signal: never }),
      () => broker.offsetsAt(topic, 0, { signal: never }),
      () => broker.deleteTopic(topic, { signal: never }),
    ];
    for (const call of calls) {
      await expect(call()).rejects.toMatchObject({
        message: `Unknown topic "${topic}" on ${kafka.bootstrap}.`,
        hint: `To make it: evtool topics create ${topic}`,
        exitCode: 2,
      });
    }
    const names = (await broker.listTopics({ signal: never })).map(({ name }) => name);
    expect(names).not.toContain(topic);
  });

  test.each(['SIGTERM', 'SIGKILL'] as const)(
    'a reader goes on after %s, and misses and repeats nothing',
    async (signal) => {
      const topic = await newTopic(broker);
      const plan = { ranges: [{ topic, partition: 0, from: 0, to: null }], isolation: 'read_committed' } as const;
      const seen: string[] = [];
      const follow = async (): Promise<void> => {
        for await (const messages of broker.read(plan, { signal: never })) {
          for (const { value } of messages) seen.push(String(value));
          if (seen.at(-1) === 'last') return;
        }
      };
      const following = follow();
      await send(broker, [draftOf(topic, '1'), draftOf(topic, '2')]);
      await expect.poll(() => seen).toEqual(['1', '2']);
      await kafka.halt(signal);
      await kafka.resume();
      await send(broker, [draftOf(topic, '3'), draftOf(topic, 'last')]);
      await following;
      expect(seen).toEqual(['1', '2', '3', 'last']);
    },
  );

  test('a follower waits for its broker for longer than the time-out, and says so', async () => {
    const topic = await newTopic(broker);
    const notices: string[] = [];
    const impatient = await openKafka({
      brokers: [kafka.bootstrap],
      timeoutMs: 300,
      notice: (text) => void notices.push(text),
    });
    const seen: string[] = [];
    const plan = { ranges: [{ topic, partition: 0, from: 0, to: null }], isolation: 'read_committed' } as const;
    const follow = async (): Promise<void> => {
      for await (const messages of impatient.read(plan, { signal: never })) {
        for (const { value } of messages) seen.push(String(value));
        if (seen.at(-1) === 'last') return;
      }
    };
    const following = follow();
    await send(broker, [draftOf(topic, '1')]);
    await expect.poll(() => seen).toEqual(['1']);
    await kafka.halt('SIGKILL');
    await expect.poll(() => notices).toEqual([expect.stringMatching(/^Lost Kafka at .* waiting until it is back/)]);
    await expect(impatient.answers({ signal: never })).rejects.toThrow(/^(Lost|Cannot reach) Kafka at /);
    await kafka.resume();
    await broker.answers({ signal: never });
    await send(broker, [draftOf(topic, 'last')]);
    await following;
    expect(seen).toEqual(['1', 'last']);
    expect(notices).toEqual([expect.any(String), `Kafka at ${kafka.bootstrap} is back.`]);
    await impatient.close();
  });

  test.each(['SIGTERM', 'SIGKILL'] as const)(
    'a writer goes on after %s: each message is stored once, in order, where its receipt says',
    async (signal) => {
      const topic = await newTopic(broker);
      const values = Array.from({ length: 4_000 }, (_, index) => `message ${index}`);
      const restarted = Promise.withResolvers<void>();
      const batches = (async function* () {
        for (let start = 0; start < values.length; start += 20) {
          // While requests are under way.
          if (start === 2_000) {
            kafka
              .halt(signal)
              .then(() => kafka.resume())
              .then(restarted.resolve, restarted.reject);
          }
          yield values.slice(start, start + 20).map((value) => draftOf(topic, value));
        }
      })();
      const receipts: Receipt[] = [];
      for await (const batch of broker.write(batches, { signal: never })) receipts.push(...batch);
      await restarted.promise;
      expect(receipts.map(({ offset }) => offset)).toEqual(values.map((_, index) => index));
      expect(valuesOf(await readAll(broker, topic))).toEqual(values);
    },
  );

  test('a writer whose broker stays away says how many messages are unconfirmed', async () => {
    const impatient = await openKafka({ brokers: [kafka.bootstrap], timeoutMs: 1_000 });
    const topic = await newTopic(broker);
    const receipts: Receipt[] = [];
    const batches = (async function* () {
      yield [draftOf(topic, 'confirmed')];
      await expect.poll(() => receipts.length).toBe(1);
      await kafka.halt('SIGKILL');
      yield [draftOf(topic, 'lost 1'), draftOf(topic, 'lost 2')];
    })();
    const writing = (async () => {
      for await (const batch of impatient.write(batches, { signal: never })) receipts.push(...batch);
    })();
    await expect(writing).rejects.toThrow(/could not be confirmed by Kafka|Cannot reach Kafka|Lost Kafka/);
    expect(receipts.map(({ offset }) => offset)).toEqual([0]);
    await kafka.resume();
    await impatient.close();
  });

  test('a bounded read whose broker stays away says so within the time-out', async () => {
    const topic = await newTopic(broker);
    const impatient = await openKafka({ brokers: [kafka.bootstrap], timeoutMs: 1_000 });
    const plan = { ranges: [{ topic, partition: 0, from: 0, to: 9 }], isolation: 'read_committed' } as const;
    const next = impatient.read(plan, { signal: never })[Symbol.asyncIterator]().next();
    const failed = expect(next).rejects.toThrow(`Cannot reach Kafka at ${kafka.bootstrap}: connection refused.`);
    await send(broker, [draftOf(await newTopic(broker), 'the reader waits by now')]);
    await kafka.halt('SIGKILL');
    await failed;
    await kafka.resume();
    await impatient.close();
  });
});
