import { EvtoolError, usageError } from '../../core/errors.ts';
import type { NewTopic, TopicAdmin } from '../../core/ports.ts';
import type { TopicDescription } from '../../core/topic.ts';
import { unknownTopic } from '../../core/unknown-topic.ts';
import type { Cluster } from './cluster.ts';
import { connectionFault } from './connection-fault.ts';
import { knownTopic } from './known-topic.ts';
import { TransientError } from './transient-error.ts';
import { errorCodes } from './wire/protocol-error.ts';

type Topics = Pick<TopicAdmin, 'listTopics' | 'describeTopic' | 'createTopic' | 'deleteTopic'>;

/** Kafka's own topics (group offsets, transactions) and those of its companions. */
const isInternal = (name: string): boolean => name.startsWith('__');

export const kafkaTopics = (cluster: Cluster): Topics => ({
  listTopics: (waiting) =>
    cluster.persist(async () => {
      const { topics } = await cluster.metadata(null);
      return [...topics.values()]
        .map(({ name, partitions }) => ({ name, partitions: partitions.length, internal: isInternal(name) }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    }, waiting),
  describeTopic: (name, waiting) => cluster.persist(() => describe(cluster, name), waiting),
  createTopic: async (topic, waiting) => {
    const isNew = await cluster.persist(() => create(cluster, topic), waiting);
    if (isNew) await cluster.persist(() => expectVisible(cluster, topic.name), waiting);
    return isNew;
  },
  deleteTopic: async (name, waiting) => {
    await cluster.persist(() => remove(cluster, name), waiting);
    await cluster.persist(() => expectGone(cluster, name), waiting);
  },
});

const topicResource = 2;
/** Where a setting comes from: the topic itself, not the broker's file or Kafka's default. */
const topicConfigSource = 1;

const describe = async (cluster: Cluster, name: string): Promise<TopicDescription> => {
  const { topic } = await knownTopic(cluster, name);
  const { resources } = await cluster.onAny(({ broker }) =>
    broker.describeConfigs({ resources: [{ type: topicResource, name }] }),
  );
  const entries = resources.flatMap(({ configEntries }) => configEntries);
  const own = entries.filter(({ configSource }) => configSource === topicConfigSource);
  const cleanup = entries.find(({ configName }) => configName === 'cleanup.policy')?.configValue ?? '';
  return {
    name,
    internal: isInternal(name),
    partitions: topic.partitions,
    configs: new Map(own.map(({ configName, configValue }) => [configName, configValue ?? ''])),
    isCompacted: cleanup.includes('compact'),
  };
};

const create = async (cluster: Cluster, { name, partitions, replicas }: NewTopic): Promise<boolean> => {
  const { controller, ...metadata } = await cluster.metadata([]);
  const topics = [{ topic: name, numPartitions: partitions, replicationFactor: replicas }];
  const request = { topics, validateOnly: false, timeout: cluster.timeoutMs };
  try {
    await cluster.onBroker(controller, { controller, ...metadata }, ({ broker }) => broker.createTopics(request));
  } catch (error) {
    if (codeOf(error) === errorCodes.topicAlreadyExists) return false;
    throw explainAdmin(error, `create topic "${name}"`, cluster.label);
  }
  return true;
};

/** Brokers learn of a new topic, and of its leaders, a moment after it was created; of a deleted one likewise. */
const expectVisible = async (cluster: Cluster, name: string): Promise<void> => {
  const { topics } = await cluster.metadata([name]);
  const topic = topics.get(name);
  const isReady = topic?.errorCode === errorCodes.none && topic.partitions.every(({ leader }) => leader >= 0);
  if (!isReady) throw new TransientError(`topic "${name}" is being made`);
};

const expectGone = async (cluster: Cluster, name: string): Promise<void> => {
  const { topics } = await cluster.metadata([name]);
  if (topics.get(name)?.errorCode === errorCodes.none) throw new TransientError(`topic "${name}" is being deleted`);
};

const remove = async (cluster: Cluster, name: string): Promise<void> => {
  const metadata = await cluster.metadata([]);
  const request = { topics: [name], timeout: cluster.timeoutMs };
  try {
    await cluster.onBroker(metadata.controller, metadata, ({ broker }) => broker.deleteTopics(request));
  } catch (error) {
    if (codeOf(error) === errorCodes.unknownTopicOrPartition) throw unknownTopic(name, cluster.label);
    throw explainAdmin(error, `delete topic "${name}"`, cluster.label);
  }
};

/** kafkajs wraps the code that the broker answered with, for several topics in `errors`. */
const codeOf = (error: unknown): number | undefined => {
  if (!(error instanceof Error)) return undefined;
  if ('errors' in error && Array.isArray(error.errors)) return codeOf(error.errors[0]);
  return 'code' in error && typeof error.code === 'number' ? error.code : undefined;
};

const explainAdmin = (error: unknown, what: string, label: string): unknown => {
  if (connectionFault(error) !== null) return error;
  const code = codeOf(error);
  if (code === undefined) return error;
  if (code === errorCodes.notController) return new TransientError(`cannot ${what}: the controller moved`);
  const reason = reasons.get(code);
  const message = `Kafka at ${label} refused to ${what}: ${reason ?? messageOf(error)}.`;
  return reason === undefined ? new EvtoolError(message, { cause: error }) : usageError(message);
};

const reasons = new Map<number, string>([
  [errorCodes.invalidTopic, 'a name has up to 249 letters, digits, dots, dashes and underscores'],
  [errorCodes.invalidPartitions, 'the number of partitions must be 1 or more'],
  [errorCodes.invalidReplicationFactor, 'there are not so many brokers as replicas wanted'],
  [errorCodes.policyViolation, 'its policy forbids that'],
]);

const messageOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if ('errors' in error && Array.isArray(error.errors)) return messageOf(error.errors[0]);
  return error.message.replace(/\.$/, '');
};
