import type { GroupDescription, TopicPartition } from './group.ts';
import type { Draft, RawMessage, Receipt } from './message.ts';
import type { Broker, MessageWriter } from './ports.ts';
import { type Batches, mapBatches } from './stream.ts';

export type TopicNames = {
  /** What the workspace calls a topic. */
  readonly used: (real: string) => string;
  /** What the cluster calls it; takes the real name too. */
  readonly real: (used: string) => string;
};

/** Both directions of a context's `topics`, which maps real names to used ones. Other names pass through. */
export const topicNames = (topics: ReadonlyMap<string, string>): TopicNames => {
  const realNames = new Map([...topics].map(([real, used]) => [used, real]));
  return { used: (real) => topics.get(real) ?? real, real: (used) => realNames.get(used) ?? used };
};

/**
 * The same broker, speaking the workspace's names. A topic that is hidden behind another's used name is not listed, nor
 * what groups have of it.
 */
export const translatedBroker = (broker: Broker, topics: ReadonlyMap<string, string>): Broker => {
  const { used, real } = topicNames(topics);
  return {
    ...broker,
    listTopics: async (waiting) => {
      const listed = await broker.listTopics(waiting);
      return listed
        .filter(({ name }) => real(used(name)) === name)
        .map((topic) => ({ ...topic, name: used(topic.name) }));
    },
    describeTopic: async (name, waiting) => ({
      ...(await broker.describeTopic(real(name), waiting)),
      name: used(name),
    }),
    createTopic: (topic, waiting) => broker.createTopic({ ...topic, name: real(topic.name) }, waiting),
    deleteTopic: (name, waiting) => broker.deleteTopic(real(name), waiting),
    offsets: (topic, options) => broker.offsets(real(topic), options),
    offsetsAt: (topic, timestamp, waiting) => broker.offsetsAt(real(topic), timestamp, waiting),
    describeGroups: async (names, waiting) => {
      const { groups, refused } = await broker.describeGroups(names, waiting);
      return { groups: groups.map((group) => withUsedTopics(group, { used, real })), refused };
    },
    read: (plan, waiting) => {
      const ranges = plan.ranges.map((range) => ({ ...range, topic: real(range.topic) }));
      return mapBatches(broker.read({ ...plan, ranges }, waiting), (message) => named(message, used(message.topic)));
    },
    write: translatedWriter(broker, { used, real }),
  };
};

const withUsedTopics = (group: GroupDescription, { used, real }: TopicNames): GroupDescription => {
  const renamed = <T extends TopicPartition>(places: readonly T[]): readonly T[] =>
    places.filter(({ topic }) => real(used(topic)) === topic).map((place) => ({ ...place, topic: used(place.topic) }));
  return {
    ...group,
    members: group.members.map((member) => ({ ...member, assignments: renamed(member.assignments) })),
    committed: renamed(group.committed),
  };
};

/** Stays lazy: the bytes are asked for only when someone looks. */
const named = (raw: RawMessage, topic: string): RawMessage =>
  raw.topic === topic
    ? raw
    : {
        topic,
        partition: raw.partition,
        offset: raw.offset,
        timestamp: raw.timestamp,
        get key() {
          return raw.key;
        },
        get value() {
          return raw.value;
        },
        get headers() {
          return raw.headers;
        },
      };

const translatedWriter = (broker: Broker, { used, real }: TopicNames): MessageWriter['write'] =>
  async function* write<D extends Draft>(drafts: Batches<D>, options: Parameters<Broker['write']>[1]) {
    const sent = mapBatches(drafts, (original) => ({ ...original, topic: real(original.topic), original }));
    for await (const receipts of broker.write(sent, options)) {
      yield receipts.map(
        (receipt): Receipt<D> => ({ ...receipt, draft: receipt.draft.original, topic: used(receipt.topic) }),
      );
    }
  };
