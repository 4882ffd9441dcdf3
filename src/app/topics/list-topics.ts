import type { Broker, Waiting } from '../../core/ports.ts';
import type { TopicSummary } from '../../core/topic.ts';
import { topicNames } from '../../core/translated-broker.ts';
import type { AppContext } from '../context.ts';
import { matchesPattern } from '../matches-pattern.ts';
import { targetFlags } from '../target-flags.ts';
import { inParallel } from './in-parallel.ts';
import { type NewestRecord, newestRecords, type PartitionEnd } from './newest-records.ts';
import { usesOf } from './workspace-uses.ts';

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
  const all = await broker.listTopics(waiting);
  if (request.pattern === undefined) missingNotice(context, broker, all);
  const topics = all.filter((topic) => isAsked(context, topic, request)).toSorted(byName);
  const sizes = await inParallel(topics, (topic) => sizeOf(broker, topic.name, waiting));
  const newest = await newestRecords(
    broker,
    sizes.flatMap(({ ends }) => ends),
    waiting,
  );
  return topics.map((topic, index) => listed(context, topic, { ...(sizes[index] ?? noSize), newest }));
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

const listed = (context: AppContext, { name, partitions }: TopicSummary, found: Found): ListedTopic => {
  const realName = topicNames(context.target?.topics ?? new Map()).real(name);
  const records = found.newest.filter(({ topic }) => topic === name);
  const newest = Math.max(-1, ...records.map(({ timestamp }) => timestamp));
  return {
    name,
    ...(realName === name ? {} : { realName }),
    partitions,
    messages: found.ends.reduce((sum, { start, end }) => sum + end - start, 0),
    isExact: !found.isCompacted && !records.some(({ isBehindGap }) => isBehindGap),
    newest: newest < 0 ? null : newest,
    ...usesOf(context.workspace, name),
  };
};

const byName = (a: TopicSummary, b: TopicSummary): number => (a.name < b.name ? -1 : 1);

const isAsked = (
  context: AppContext,
  topic: TopicSummary,
  { pattern, withInternal = false }: TopicsRequest,
): boolean => {
  if (topic.internal && !withInternal && !pattern?.startsWith('__')) return false;
  if (pattern === undefined) return true;
  const realName = topicNames(context.target?.topics ?? new Map()).real(topic.name);
  const names = [topic.name, realName];
  return (
    usesOf(context.workspace, topic.name).events.includes(pattern) ||
    names.some((name) => matchesPattern(name, pattern))
  );
};

/** Events whose topic is not there are what a user of a new cluster runs into first. */
const missingNotice = (context: AppContext, broker: Broker, topics: readonly TopicSummary[]): void => {
  const { workspace, notice } = context;
  const there = new Set(topics.map(({ name }) => name));
  const missing = new Set(
    (workspace?.catalog.events ?? []).map(({ topic }) => topic).filter((topic) => !there.has(topic)),
  );
  if (missing.size === 0) return;
  const create = `evtool topics create --from-events${targetFlags(context, broker)}`;
  notice(`Not on ${broker.label}: ${[...missing].join(', ')}. Create what evtool.yml names: ${create}`);
};
