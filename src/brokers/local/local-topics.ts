import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { EvtoolError, usageError } from '../../core/errors.ts';
import type { NewTopic, TopicAdmin } from '../../core/ports.ts';
import type { TopicDescription } from '../../core/topic.ts';
import { checkTopicName } from '../../core/topic-name.ts';
import { unknownPartition } from '../../core/unknown-partition.ts';
import { unknownTopic } from '../../core/unknown-topic.ts';
import { diskError, isMissing } from './disk-error.ts';
import type { Local } from './local.ts';
import { lockFolder } from './lock.ts';
import { folderOf, logOf, storedPartitions } from './partition-folder.ts';

type Topics = Pick<TopicAdmin, 'listTopics' | 'describeTopic' | 'createTopic' | 'deleteTopic'>;

export const localTopics = (local: Local): Topics => ({
  listTopics: async () =>
    [...(await topicsOf(local))]
      .map(([name, partitions]) => ({ name, partitions, internal: false }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  describeTopic: async (name) => describe(name, await partitionsOf(local, name)),
  createTopic: (topic) => create(local, topic),
  deleteTopic: (name, { signal }) => remove(local, name, signal),
});

/** Every topic with its number of partitions: those of `evtool.yml`, and those that are stored. */
const topicsOf = async ({ root, topics }: Local): Promise<ReadonlyMap<string, number>> => {
  const all = new Map(topics);
  for (const { topic, partition } of await storedPartitions(root)) {
    all.set(topic, Math.max(all.get(topic) ?? 0, partition + 1));
  }
  return all;
};

/** Null for a topic that is not there. */
export const findTopic = async (local: Local, name: string): Promise<number | null> =>
  (await topicsOf(local)).get(name) ?? null;

/** How many partitions a topic has. Fails for an unknown one. */
export const partitionsOf = async (local: Local, name: string): Promise<number> => {
  const partitions = await findTopic(local, name);
  if (partitions !== null) return partitions;
  checkTopicName(name);
  throw unknownTopic(name, local.label);
};

export const checkPartition = (topic: string, partition: number, count: number): void => {
  if (Number.isInteger(partition) && partition >= 0 && partition < count) return;
  throw unknownPartition(topic, partition, count);
};

/** The one node there is. */
const node = 0;

const describe = (name: string, count: number): TopicDescription => ({
  name,
  internal: false,
  partitions: Array.from({ length: count }, (_, partition) => ({
    partition,
    leader: node,
    replicas: [node],
    inSync: [node],
  })),
  configs: new Map(),
  isCompacted: false,
});

const mostPartitions = 10_000;

const create = async (local: Local, { name, partitions, replicas }: NewTopic): Promise<boolean> => {
  checkTopicName(name);
  if (!Number.isInteger(partitions) || partitions < 1 || partitions > mostPartitions) {
    throw usageError(`A topic cannot have ${partitions} partitions.`, `1 to ${mostPartitions} it may have.`);
  }
  if (replicas > 1) {
    throw usageError(`${local.label} cannot keep ${replicas} replicas.`, 'It keeps one: leave --replicas out.');
  }
  if ((await findTopic(local, name)) !== null) return false;
  makeTopic(local, name, partitions);
  return true;
};

/**
 * Makes what the topic lacks of folders and logs. The last partition comes first: a topic has as many as its highest
 * number says, so it is right from the start, also for who looks in between.
 */
export const makeTopic = ({ root }: Local, topic: string, count: number): void => {
  for (let partition = count - 1; partition >= 0; partition -= 1) {
    const place = { topic, partition };
    try {
      mkdirSync(folderOf(root, place), { recursive: true });
      closeSync(openSync(logOf(root, place), 'a'));
    } catch (error) {
      throw diskError('write', folderOf(root, place), error);
    }
  }
};

/** No partition's folder has such a name. */
const deletedPrefix = '~deleted-';

/** A topic of `evtool.yml` is empty then, and still there. */
const remove = async (local: Local, name: string, signal: AbortSignal): Promise<void> => {
  await partitionsOf(local, name);
  const stored = (await storedPartitions(local.root)).filter(({ topic }) => topic === name);
  for (const place of stored) {
    const folder = folderOf(local.root, place);
    try {
      await lockFolder(folder, { ...local, signal, what: `${name}:${place.partition} on ${local.label}` });
      // Renamed first, with its lock: nobody ever sees half of it.
      const removed = join(local.root, `${deletedPrefix}${randomUUID()}`);
      renameSync(folder, removed);
      rmSync(removed, { recursive: true, force: true });
    } catch (error) {
      signal.throwIfAborted();
      // Another process was faster.
      if (!isMissing(error)) throw diskError('delete', folder, error);
    }
  }
};

export const deletedMeanwhile = (topic: string, doing: 'read' | 'written to'): EvtoolError =>
  new EvtoolError(`Topic "${topic}" was deleted while being ${doing}.`);
