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
  /** `end` − `committed`; null without either. */
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
  const ends = await endsOf(broker, new Set(places.map(({ topic }) => topic)), waiting);
  return groups.map((group) => ({ ...group, partitions: partitionsOf(group, ends) }));
};

/** Committed or assigned, each once, by topic and partition. */
const placesOf = ({ members, committed }: GroupDescription): readonly TopicPartition[] => {
  const places = [...committed, ...members.flatMap(({ assignments }) => assignments)];
  const byKey = new Map(places.map(({ topic, partition }) => [keyOf({ topic, partition }), { topic, partition }]));
  return [...byKey.values()].sort(byPlace);
};

type Ends = ReadonlyMap<string, number>;

/** A group may outlive its topics: those that are not there any more have no end. */
const endsOf = async (broker: Broker, topics: ReadonlySet<string>, waiting: Waiting): Promise<Ends> => {
  if (topics.size === 0) return new Map();
  const there = (await broker.listTopics(waiting)).map(({ name }) => name).filter((name) => topics.has(name));
  const ends = await inParallel(there, async (topic) => {
    const offsets = await broker.offsets(topic, { ...waiting, isolation: 'read_uncommitted' });
    return offsets.map(({ partition, end }) => [keyOf({ topic, partition }), end] as const);
  });
  return new Map(ends.flat());
};

const partitionsOf = (group: GroupDescription, ends: Ends): readonly GroupPartition[] => {
  const offsets = new Map(group.committed.map((each) => [keyOf(each), each.committed]));
  const owners = new Map(group.members.flatMap(({ id, assignments }) => assignments.map((each) => [keyOf(each), id])));
  return placesOf(group).map((place) => {
    const key = keyOf(place);
    const [committed, end] = [offsets.get(key) ?? null, ends.get(key) ?? null];
    const lag = committed === null || end === null ? null : Math.max(0, end - committed);
    return { ...place, committed, end, lag, member: owners.get(key) ?? null };
  });
};

const keyOf = ({ topic, partition }: TopicPartition): string => `${partition} ${topic}`;
