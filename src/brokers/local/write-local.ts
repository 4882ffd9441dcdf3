import { setImmediate as turn } from 'node:timers/promises';
import { cut } from '../../core/cut.ts';
import { EvtoolError } from '../../core/errors.ts';
import type { Draft, Receipt } from '../../core/message.ts';
import { partitioners } from '../../core/partitioner/index.ts';
import type { MessageWriter, WriteOptions } from '../../core/ports.ts';
import type { Batches } from '../../core/stream.ts';
import { checkTopicName } from '../../core/topic-name.ts';
import { untilAborted } from '../../core/until-aborted.ts';
import { encodeBatch } from '../kafka/wire/record-batch-encode.ts';
import { append } from './append.ts';
import type { Local } from './local.ts';
import { checkPartition, findTopic, makeTopic } from './local-topics.ts';

export const localWriter = (local: Local): MessageWriter => ({
  write: (drafts, options) => write(local, drafts, options),
});

/** Where a draft of a round goes; `index` is its place in the round. */
type Addressed<D extends Draft> = { readonly draft: D; readonly partition: number; readonly index: number };

async function* write<D extends Draft>(
  local: Local,
  drafts: Batches<D>,
  options: WriteOptions,
): AsyncGenerator<readonly Receipt<D>[], void, undefined> {
  const { signal } = options;
  signal.throwIfAborted();
  const topicOf = openTopics(local);
  for await (const batch of untilAborted(drafts, signal)) {
    for (const round of cut(batch, { weight: mostRoundBytes, weigh: sizeOf })) {
      signal.throwIfAborted();
      const counts = await countsOf(round, topicOf);
      const { receipts, failure } = await appendRound(local, address(local, round, { counts, ...options }), options);
      if (receipts.length > 0) yield receipts;
      if (failure) throw failure.error;
      // Appending blocks: signals and timers get their turn.
      await turn();
    }
  }
}

/** As large as batches may be on a Kafka with its defaults. */
const mostRoundBytes = 900_000;

const sizeOf = ({ key, value, headers }: Draft): number =>
  headers.reduce(
    (sum, [name, content]) => sum + name.length + (content?.length ?? 0),
    (key?.length ?? 0) + (value?.length ?? 0),
  );

/** As Kafka's brokers make topics by themselves, with their defaults. */
const defaultPartitions = 1;

/** Looks each topic up once; one that is not there is made. */
const openTopics = (local: Local): ((name: string) => Promise<number>) => {
  const counts = new Map<string, number>();
  return async (name) => {
    const known = counts.get(name);
    if (known !== undefined) return known;
    checkTopicName(name);
    const count = (await findTopic(local, name)) ?? defaultPartitions;
    makeTopic(local, name, count);
    counts.set(name, count);
    return count;
  };
};

type Counts = ReadonlyMap<string, number>;

const countsOf = async (round: readonly Draft[], topicOf: (name: string) => Promise<number>): Promise<Counts> => {
  const counts = new Map<string, number>();
  for (const name of new Set(round.map(({ topic }) => topic))) counts.set(name, await topicOf(name));
  return counts;
};

/** Drafts without a key go together to one partition chosen by chance, as with every Kafka client. */
const address = <D extends Draft>(
  { random }: Local,
  round: readonly D[],
  { counts, partitioner = 'murmur2' }: { readonly counts: Counts } & Pick<WriteOptions, 'partitioner'>,
): readonly Addressed<D>[] => {
  const chance = random();
  return round.map((draft, index) => {
    const count = counts.get(draft.topic) ?? defaultPartitions;
    failIfTooLarge(draft);
    if (draft.partition !== undefined) checkPartition(draft.topic, draft.partition, count);
    const byKey = draft.partition ?? partitioners[partitioner](draft.key, count);
    return { draft, index, partition: byKey ?? Math.floor(chance * count) };
  });
};

/** A batch's length is a 32-bit number, and it is read as a whole. */
const mostMessageBytes = 512 * 1024 * 1024;

const failIfTooLarge = (draft: Draft): void => {
  const size = sizeOf(draft);
  if (size <= mostMessageBytes) return;
  throw new EvtoolError(`A message of ${size} B for "${draft.topic}" is more than the embedded broker takes.`, {
    hint: `It takes up to ${mostMessageBytes} B.`,
  });
};

type Round<D extends Draft> = {
  /** In the order of the drafts. */
  readonly receipts: readonly Receipt<D>[];
  readonly failure: { readonly error: unknown } | null;
};

/** One batch for each partition; the first that fails ends the round. */
const appendRound = async <D extends Draft>(
  local: Local,
  round: readonly Addressed<D>[],
  options: WriteOptions,
): Promise<Round<D>> => {
  const byPlace = Map.groupBy(round, ({ draft, partition }) => `${draft.topic}-${partition}`);
  const stored: (Receipt<D> | undefined)[] = [];
  let failure: Round<D>['failure'] = null;
  try {
    for (const group of byPlace.values()) {
      const receipts = await appendGroup(local, group, options);
      for (const [at, { index }] of group.entries()) stored[index] = receipts[at];
    }
  } catch (error) {
    failure = { error };
  }
  return { receipts: stored.filter((receipt) => receipt !== undefined), failure };
};

/** Drafts of one partition. */
const appendGroup = async <D extends Draft>(
  local: Local,
  group: readonly Addressed<D>[],
  { acks, compression, signal }: WriteOptions,
): Promise<readonly Receipt<D>[]> => {
  const now = local.now();
  const [first] = group;
  if (!first) return [];
  const records = group.map(({ draft: { key, value, headers, timestamp = now } }) => ({
    key,
    value,
    headers,
    timestamp,
  }));
  const batch = encodeBatch(records, { baseOffset: 0, compression });
  const place = { topic: first.draft.topic, partition: first.partition };
  const baseOffset = await append(local, { place, batch, signal });
  return group.map(({ draft }, index) => ({
    draft,
    ...place,
    offset: acks === 0 ? -1 : baseOffset + index,
    timestamp: draft.timestamp ?? now,
  }));
};
