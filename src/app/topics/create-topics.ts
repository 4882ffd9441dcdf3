import { topicOf } from '../../core/catalog/topic-of.ts';
import { usageError } from '../../core/errors.ts';
import type { Waiting } from '../../core/ports.ts';
import { checkTopicName } from '../../core/topic-name.ts';
import type { AppContext } from '../context.ts';
import { requireWorkspace } from '../require-workspace.ts';

export type TopicToCreate = { readonly name: string; readonly partitions: number; readonly replicas: number };

export type CreateRequest = {
  /** A topic's or an event's name. */
  readonly topic?: string | undefined;
  /** Every topic that an event of the workspace is on. */
  readonly fromEvents: boolean;
  /** Undefined: as the topic's events say, else 3. */
  readonly partitions?: number | undefined;
  /** Undefined: as the cluster has it. */
  readonly replicas?: number | undefined;
};

const defaultPartitions = 3;

/** What a request stands for, before anything is created. */
export const topicsToCreate = (context: AppContext, request: CreateRequest): readonly TopicToCreate[] => {
  const { topic, fromEvents, partitions, replicas = -1 } = request;
  if (partitions !== undefined) requireCount('--partitions', partitions);
  if (request.replicas !== undefined) requireCount('--replicas', replicas);
  if (fromEvents === (topic !== undefined)) {
    throw usageError(
      'Name one topic, or take those of all events.',
      'evtool topics create NAME | evtool topics create --from-events',
    );
  }
  const names =
    topic === undefined
      ? requireWorkspace(context).catalog.events.map((event) => event.topic)
      : [topicOf(context.workspace?.catalog.events ?? [], topic)];
  for (const name of names) checkTopicName(name);
  return [...new Set(names)].map((name) => ({
    name,
    partitions: partitions ?? partitionsOf(context, name),
    replicas,
  }));
};

export type CreatedTopic = { readonly name: string; readonly created: boolean; readonly partitions: number };

/** Creates what is not there yet; says how many partitions each has in the end. */
export const createTopics = async (
  context: AppContext,
  topics: readonly TopicToCreate[],
  waiting: Waiting,
): Promise<readonly CreatedTopic[]> => {
  const broker = await context.broker();
  const created: CreatedTopic[] = [];
  for (const topic of topics) {
    const isNew = await broker.createTopic(topic, waiting);
    const { partitions } = await broker.describeTopic(topic.name, waiting);
    created.push({ name: topic.name, created: isNew, partitions: partitions.length });
  }
  return created;
};

const partitionsOf = ({ workspace }: AppContext, name: string): number => {
  const wanted = (workspace?.catalog.events ?? [])
    .filter(({ topic }) => topic === name)
    .map(({ partitions }) => partitions);
  return wanted.length === 0 ? defaultPartitions : Math.max(...wanted);
};

const requireCount = (flag: string, value: number): void => {
  if (Number.isInteger(value) && value >= 1) return;
  throw usageError(`${flag} cannot be ${value}.`, 'It is a whole number from 1.');
};
