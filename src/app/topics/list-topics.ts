import type { Broker, Waiting } from '../../core/ports.ts';
import type { AppContext } from '../context.ts';
import { matchesPattern } from '../matches-pattern.ts';
import { targetFlags } from '../target-flags.ts';
import { inParallel } from './in-parallel.ts';
import { listTopicNames, type NamedTopic } from './list-topic-names.ts';
import { type NewestRecord, newestRecords, type PartitionEnd } from './newest-records.ts';

export type ListedTopic = {
  readonly name: string;
  /** What the cluster calls it, where the workspace has another name for it. */
  readonly realName?: string;
  readonly partitions: number;
  /** End − start over all partitions. */
  readonly messages: number;
  /** False where there are fewer messages than offsets: compaction, or markers of transactions. */
  readonly isExact: boolean;
  /** The time of the newest record, in ms; null for none, or one without a time. */
  readonly newest: number | null;
  readonly events: readonly string[];
  readonly handlers: readonly string[];
};

export type TopicsRequest = {
  /** A glob, or a part of the name; also an event's name. Undefined: all but internal ones. */
  readonly pattern?: string | undefined;
  readonly withInternal?: boolean;
};

/** The topics of the cluster by name, with what is in them. */
export const listTopics = async (
  context: AppContext,
  request: TopicsRequest,
  waiting: Waiting,
): Promise<readonly ListedTopic[]> => {
  const broker = await context.broker();
  const { topics: all, missing } = await listTopicNames(context, waiting);
  if (request.pattern === undefined) missingNotice(context, broker, missing);
  const topics = all.filter((topic) => isAsked(topic, request));
  const sizes = await inParallel(topics, (topic) => sizeOf(broker, topic.name, waiting));
  const newest = await newestRecords(
    broker,
    sizes.flatMap(({ ends }) => ends),
    waiting,
  );
  return topics.map((topic, index) => listed(topic, { ...(sizes[index] ?? noSize), newest }));
};

type Size = { readonly ends: readonly PartitionEnd[]; readonly isCompacted: boolean };

const noSize: Size = { ends: [], isCompacted: false };

const sizeOf = async (broker: Broker, topic: string, waiting: Waiting): Promise<Size> => {
  const [offsets, { isCompacted }] = await Promise.all([
    broker.offsets(topic, { ...waiting, isolation: 'read_committed' }),
    broker.describeTopic(topic, waiting),
  ]);
  return { ends: offsets.map((end) => ({ ...end, topic })), isCompacted };
};

type Found = Size & { readonly newest: readonly NewestRecord[] };

const listed = ({ name, realName, partitions, events, handlers }: NamedTopic, found: Found): ListedTopic => {
  const records = found.newest.filter(({ topic }) => topic === name);
  const newest = Math.max(-1, ...records.map(({ timestamp }) => timestamp));
  return {
    name,
    ...(realName === undefined ? {} : { realName }),
    partitions,
    messages: found.ends.reduce((sum, { start, end }) => sum + end - start, 0),
    isExact: !found.isCompacted && !records.some(({ isBehindGap }) => isBehindGap),
    newest: newest < 0 ? null : newest,
    events,
    handlers,
  };
};

const isAsked = (topic: NamedTopic, { pattern, withInternal = false }: TopicsRequest): boolean => {
  if (topic.internal && !withInternal && !pattern?.startsWith('__')) return false;
  if (pattern === undefined) return true;
  const names = [topic.name, topic.realName ?? topic.name];
  return topic.events.includes(pattern) || names.some((name) => matchesPattern(name, pattern));
};

/** Events whose topic is not there are what a user of a new cluster runs into first. */
const missingNotice = (context: AppContext, broker: Broker, missing: readonly string[]): void => {
  if (missing.length === 0) return;
  const create = `evtool topics create --from-events${targetFlags(context, broker)}`;
  context.notice(`Not on ${broker.label}: ${missing.join(', ')}. Create what evtool.yml names: ${create}`);
};
