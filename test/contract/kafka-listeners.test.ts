import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openKafka } from '../../src/brokers/kafka/open-kafka.ts';
import { realKafka } from '../support/kafka.ts';
import { type RunningKafka, startKafka } from '../support/start-kafka.ts';

const canRun = (await realKafka()) !== null;

/** The usual fault of a Kafka in a container: it tells clients an address that only containers know. */
describe.skipIf(!canRun)('a broker that advertises an address which nobody knows here', () => {
  let kafka: RunningKafka;

  beforeAll(async () => {
    kafka = await startKafka({ properties: { 'advertised.listeners': 'PLAINTEXT://kafka.invalid:9092' } });
  });
  afterAll(() => kafka?.stop());

  test('is told apart from one that is not there, with the setting to mend', async () => {
    const broker = await openKafka({ brokers: [kafka.bootstrap], timeoutMs: 5_000 });
    const signal = new AbortController().signal;
    const creating = broker.createTopic({ name: 'a', partitions: 1, replicas: 1 }, { signal });
    await expect(creating).rejects.toMatchObject({
      message: expect.stringMatching(
        new RegExp(`^Cannot reach kafka\\.invalid:9092, where ${kafka.bootstrap} says a broker is: .*host`),
      ),
      hint: expect.stringContaining('advertised.listeners'),
    });
    await broker.close();
  });
});
