import { randomUUID } from 'node:crypto';
import type { Draft, RawMessage, Receipt } from '../../src/core/message.ts';
import type { Broker, WriteOptions } from '../../src/core/ports.ts';
import type { IsolationLevel } from '../../src/core/topic.ts';

const never = new AbortController().signal;

/** A topic of its own for each test: tests share one broker. */
export const newTopic = async (broker: Broker, partitions = 1): Promise<string> => {
  const name = `test-${randomUUID()}`;
  await broker.createTopic({ name, partitions, replicas: 1 }, { signal: never });
  return name;
};

export const draftOf = (topic: string, value: string | Buffer | null, more: Partial<Draft> = {}): Draft => ({
  topic,
  key: null,
  value: typeof value === 'string' ? Buffer.from(value) : value,
  headers: [],
  ...more,
});

/** Sends the drafts as one batch. */
export const send = async (
  broker: Broker,
  drafts: readonly Draft[],
  options: Partial<WriteOptions> = {},
): Promise<readonly Receipt[]> => {
  const receipts: Receipt[] = [];
  const batches = (async function* () {
    yield drafts;
  })();
  for await (const batch of broker.write(batches, { signal: never, ...options })) receipts.push(...batch);
  return receipts;
};

/** Every message that the topic has now, partition by partition. */
export const readAll = async (
  broker: Broker,
  topic: string,
  isolation: IsolationLevel = 'read_committed',
): Promise<readonly RawMessage[]> => {
  const offsets = await broker.offsets(topic, { isolation, signal: never });
  const ranges = offsets.map(({ partition, start, end }) => ({ topic, partition, from: start, to: end }));
  const messages: RawMessage[] = [];
  for await (const batch of broker.read({ ranges, isolation }, { signal: never })) messages.push(...batch);
  return messages.sort((a, b) => a.partition - b.partition);
};

export const valuesOf = (messages: readonly RawMessage[]): readonly (string | null)[] =>
  messages.map(({ value }) => value?.toString() ?? null);
