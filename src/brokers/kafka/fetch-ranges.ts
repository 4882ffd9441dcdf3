import { EvtoolError } from '../../core/errors.ts';
import type { ReadPlan } from '../../core/ports.ts';
import { unknownPartition } from '../../core/unknown-partition.ts';
import type { Cluster } from './cluster.ts';
import { fetchFromLeader } from './fetch-from-leader.ts';
import { type FetchTask, isFinished, type Progress } from './fetch-task.ts';
import { isPassing } from './is-passing.ts';
import { knownTopic } from './known-topic.ts';
import { type Outage, outageOf } from './outage.ts';
import { pause } from './retry.ts';
import { TransientError } from './transient-error.ts';
import type { Metadata, PartitionMetadata } from './wire/metadata.ts';

export type FetchRanges = Omit<FetchTask, 'isolation' | 'onAnswer'> & { readonly plan: ReadPlan };

const pauseMs = 100;

/**
 * Fetches every range into the queue, one loop per leader. When a leader is lost or leads no more, all loops stop and
 * begin again from where they were with fresh metadata; progress counts only what is in the queue. A bounded read gives
 * up when the cluster stays away for its time-out; one that follows waits until it is back, and says so.
 */
export const fetchRanges = async ({ plan, ...rest }: FetchRanges): Promise<void> => {
  const { cluster, signal } = rest;
  const progress = plan.ranges.map((range): Progress => ({ ...range, next: range.from }));
  const isFollowing = plan.ranges.some(({ to }) => to === null);
  const outage = outageOf(cluster.label, cluster.notice);
  let hasAnswered = false;
  const onAnswer = (): void => {
    hasAnswered = true;
    outage.end();
  };
  const task: FetchTask = { ...rest, isolation: plan.isolation, onAnswer };
  let places = await locate(cluster, progress, signal);
  let barrenMs = 0;
  for (;;) {
    const startedAt = performance.now();
    const failure = await fetchUntilMoved(places, progress, task);
    if (progress.every(isFinished)) return;
    // Looking for new leaders has its own limit; here counts what known leaders would not give.
    barrenMs = hasAnswered ? 0 : barrenMs + pauseMs + performance.now() - startedAt;
    hasAnswered = false;
    if (barrenMs > cluster.timeoutMs) {
      if (!isFollowing) throw failure;
      outage.begin();
    }
    await pause(pauseMs, signal);
    const search = (): Promise<Places> => relocate(cluster, progress, signal);
    places = isFollowing ? await patiently(search, { outage, signal }) : await search();
  }
};

/** Each search has the cluster's time-out to itself. */
const patiently = async <T>(
  search: () => Promise<T>,
  { outage, signal }: { readonly outage: Outage; readonly signal: AbortSignal },
): Promise<T> => {
  for (;;) {
    try {
      return await search();
    } catch (error) {
      signal.throwIfAborted();
      if (!isPassing(error)) throw error;
      outage.begin();
    }
    await pause(pauseMs, signal);
  }
};

type Places = { readonly metadata: Metadata; readonly leaders: ReadonlyMap<Progress, number> };

/** The leader of every partition, as soon as all have one. An unknown topic or partition fails at once. */
const locate = (cluster: Cluster, progress: readonly Progress[], signal: AbortSignal): Promise<Places> =>
  cluster.persist(() => locateOnce(cluster, progress), { signal });

const locateOnce = async (cluster: Cluster, progress: readonly Progress[]): Promise<Places> => {
  const topics = await Promise.all(topicsOf(progress).map((name) => knownTopic(cluster, name)));
  const byName = new Map(topics.map(({ topic }) => [topic.name, topic.partitions]));
  const leaders = new Map(progress.map((range) => [range, leaderOf(range, byName.get(range.topic) ?? [])]));
  const brokers = new Map(topics.flatMap(({ metadata }) => [...metadata.brokers]));
  return { leaders, metadata: { brokers, controller: -1, topics: new Map() } };
};

const topicsOf = (progress: readonly Progress[]): readonly string[] => [...new Set(progress.map(({ topic }) => topic))];

const leaderOf = ({ topic, partition }: Progress, partitions: readonly PartitionMetadata[]): number => {
  const found = partitions.find((candidate) => candidate.partition === partition);
  if (!found) throw unknownPartition(topic, partition, partitions.length);
  if (found.leader < 0) throw new TransientError(`"${topic}" partition ${partition} has no leader`);
  return found.leader;
};

/** A topic that was there and is not any more was deleted; asked twice, as a restarted broker may not know yet. */
const relocate = async (cluster: Cluster, progress: readonly Progress[], signal: AbortSignal): Promise<Places> => {
  try {
    return await locate(cluster, progress, signal);
  } catch (error) {
    if (!(error instanceof EvtoolError) || error.exitCode !== 2) throw error;
  }
  await pause(3 * pauseMs, signal);
  try {
    return await locate(cluster, progress, signal);
  } catch (error) {
    if (!(error instanceof EvtoolError) || error.exitCode !== 2) throw error;
    const topics = topicsOf(progress)
      .map((name) => `"${name}"`)
      .join(', ');
    throw new EvtoolError(`Topic ${topics} was deleted while being read.`, { cause: error });
  }
};

/** Runs the leaders' loops until all ranges are finished (undefined) or one loop says that the cluster moved. */
const fetchUntilMoved = async (places: Places, progress: readonly Progress[], task: FetchTask): Promise<unknown> => {
  const round = new AbortController();
  const signal = AbortSignal.any([task.signal, round.signal]);
  const open = progress.filter((range) => !isFinished(range));
  const byLeader = Map.groupBy(open, (range) => places.leaders.get(range) ?? -1);
  const loops = [...byLeader].map(async ([leader, ranges]) => {
    const node = await task.cluster.openLeader(leader, places.metadata, signal);
    try {
      await fetchFromLeader(node, ranges, { ...task, signal });
    } finally {
      node.close();
    }
  });
  try {
    await Promise.all(loops);
    return undefined;
  } catch (error) {
    task.signal.throwIfAborted();
    if (!isPassing(error)) throw error;
    return error;
  } finally {
    round.abort(new Error('the cluster moved'));
    await Promise.allSettled(loops);
  }
};
