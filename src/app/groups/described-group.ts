import { byPlace } from '../../core/by-place.ts';
import type { GroupDescription, TopicPartition } from '../../core/group.ts';
import type { Broker, Waiting } from '../../core/ports.ts';
import { inParallel } from '../topics/in-parallel.ts';

/** A partition that a group reads or has read. The key order is the output's. */
export type GroupPartition = TopicPartition & {
  /** The next offset that the group would read; null when none was committed. */
  readonly committed: number | null;
  /**
   * One past the last stored message, as Kafka's own tools count: those that wait behind an open transaction are work
   * to come, too. Null for a topic that is not there, or that the login may not see.
   */
  readonly end: number | null;
  /** What is still to be read: from what was committed, else from the first message on; null without an `end`. */
  readonly lag: number | null;
  /** The id of the member that it is assigned to; null for none. */
  readonly member: string | null;
};

export type DescribedGroup = GroupDescription & { readonly partitions: readonly GroupPartition[] };

/** What is committed, compared with what the topics hold. The ends are asked for last, so that no lag is below 0. */
export const withPartitions = async (
  broker: Broker,
  groups: readonly GroupDescription[],
  waiting: Waiting,
): Promise<readonly DescribedGroup[]> => {
  const places = groups.flatMap(placesOf);
  const stored = await storedOf(broker, new Set(places.map(({ topic }) => topic)), waiting);
  return groups.map((group) => ({ ...group, partitions: partitionsOf(group, stored) }));
};

/** Committed or assigned, each once, by topic and partition. */
const placesOf = ({ members, committed }: GroupDescription): readonly TopicPartition[] => {
  const places = [...committed, ...members.flatMap(({ assignments }) => assignments)];
  const byKey = new Map(places.map(({ topic, partition }) => [keyOf({ topic, partition }), { topic, partition }]));
  return [...byKey.values()].sort(byPlace);
};

type Stored = ReadonlyMap<string, { readonly start: number; readonly end: number }>;

/** A group may outlive its topics: those that are not there any more have no end. */
const storedOf = async (broker: Broker, topics: ReadonlySet<string>, waiting: Waiting): Promise<Stored> => {
  if (topics.size === 0) return new Map();
  const there = (await broker.listTopics(waiting)).map(({ name }) => name).filter((name) => topics.has(name));
  const found = await inParallel(there, async (topic) => {
    const offsets = await broker.offsets(topic, { ...waiting, isolation: 'read_uncommitted' });
    return offsets.map(({ partition, ...stored }) => [keyOf({ topic, partition }), stored] as const);
  });
  return new Map(found.flat());
};

const partitionsOf = (group: GroupDescription, stored: Stored): readonly GroupPartition[] => {
  const offsets = new Map(group.committed.map((each) => [keyOf(each), each.committed]));
  const owners = new Map(group.members.flatMap(({ id, assignments }) => assignments.map((each) => [keyOf(each), id])));
  return placesOf(group).map((place) => {
    const key = keyOf(place);
    const committed = offsets.get(key) ?? null;
    const there = stored.get(key);
    const lag = there === undefined ? null : Math.max(0, there.end - (committed ?? there.start));
    return { ...place, committed, end: there?.end ?? null, lag, member: owners.get(key) ?? null };
  });
};

const keyOf = ({ topic, partition }: TopicPartition): string => `${partition} ${topic}`;
