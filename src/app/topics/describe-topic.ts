import type { Waiting } from '../../core/ports.ts';
import { topicNames } from '../../core/translated-broker.ts';
import type { AppContext } from '../context.ts';
import { resolveTopics } from '../resolve-topic.ts';
import { newestRecords } from './newest-records.ts';
import { noUses, usesByTopic } from './workspace-uses.ts';

export type DescribedPartition = {
  readonly partition: number;
  /** Broker ids. */
  readonly leader: number;
  readonly replicas: readonly number[];
  readonly inSync: readonly number[];
  /** The first offset stored, and one past the last committed message. */
  readonly start: number;
  readonly end: number;
  /** The time of the newest record, in ms; null for none. */
  readonly newest: number | null;
};

export type DescribedTopic = {
  readonly name: string;
  readonly realName?: string;
  readonly internal: boolean;
  readonly compacted: boolean;
  readonly events: readonly string[];
  readonly handlers: readonly string[];
  /** Settings that differ from the broker's defaults. */
  readonly configs: Readonly<Record<string, string>>;
  readonly partitions: readonly DescribedPartition[];
};

/** All about one topic; `name` may be an event's. */
export const describeTopic = async (context: AppContext, name: string, waiting: Waiting): Promise<DescribedTopic> => {
  const [topic = ''] = (await resolveTopics(context, [name], waiting)).map((resolved) => resolved.topic);
  const broker = await context.broker();
  const description = await broker.describeTopic(topic, waiting);
  const ends = await broker.offsets(topic, { ...waiting, isolation: 'read_committed' });
  const newest = await newestRecords(
    broker,
    ends.map((end) => ({ ...end, topic })),
    waiting,
  );
  const realName = topicNames(context.target?.topics ?? new Map()).real(topic);
  return {
    name: topic,
    ...(realName === topic ? {} : { realName }),
    internal: description.internal,
    compacted: description.isCompacted,
    ...(usesByTopic(context.workspace).get(topic) ?? noUses),
    configs: Object.fromEntries(description.configs),
    partitions: description.partitions.map((partition) => {
      const end = ends.find((each) => each.partition === partition.partition);
      const record = newest.find((each) => each.partition === partition.partition);
      return { ...partition, start: end?.start ?? 0, end: end?.end ?? 0, newest: timeOf(record?.timestamp) };
    }),
  };
};

const timeOf = (timestamp = -1): number | null => (timestamp < 0 ? null : timestamp);
