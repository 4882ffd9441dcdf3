import type { Broker } from '../../core/ports.ts';
import { type Cluster, openCluster } from './cluster.ts';
import { kafkaGroups } from './groups.ts';
import { kafkaOffsets } from './offsets.ts';
import { kafkaReader } from './read.ts';
import { kafkaTopics } from './topics.ts';
import { translated } from './translate-error.ts';
import { kafkaWriter, type WriterEnvironment } from './write.ts';

export type KafkaOptions = {
  /** `host:port` each. */
  readonly brokers: readonly string[];
  /** How long any call may wait for the cluster, in ms. */
  readonly timeoutMs: number;
  readonly clientId?: string;
  /** Told when a topic is followed and its broker is away for longer than `timeoutMs`. */
  readonly notice?: (text: string) => void;
  /** Ends the wait for a cluster that does not answer. */
  readonly signal?: AbortSignal | undefined;
} & Partial<WriterEnvironment>;

/** Connects to a Kafka cluster; fails at once, saying what was tried, when no address answers as Kafka. */
export const openKafka = async ({
  brokers,
  timeoutMs,
  clientId = 'evtool',
  notice = () => {},
  now = Date.now,
  random = Math.random,
  signal,
}: KafkaOptions): Promise<Broker> => {
  const cluster = openCluster({ brokers, timeoutMs, clientId, notice });
  const { label } = cluster;
  await connected(cluster, signal);
  const topics = kafkaTopics(cluster);
  const offsets = kafkaOffsets(cluster);
  const groups = kafkaGroups(cluster);
  return {
    kind: 'kafka',
    label,
    answers: translated(label, async (waiting) => void (await cluster.persist(() => cluster.metadata([]), waiting))),
    listTopics: translated(label, topics.listTopics),
    describeTopic: translated(label, topics.describeTopic),
    createTopic: translated(label, topics.createTopic),
    deleteTopic: translated(label, topics.deleteTopic),
    offsets: translated(label, offsets.offsets),
    offsetsAt: translated(label, offsets.offsetsAt),
    listGroups: translated(label, groups.listGroups),
    describeGroups: translated(label, groups.describeGroups),
    ...kafkaReader(cluster),
    ...kafkaWriter(cluster, { now, random }),
    close: async () => cluster.close(),
  };
};

const connected = async (cluster: Cluster, signal: AbortSignal | undefined): Promise<void> => {
  signal?.throwIfAborted();
  signal?.addEventListener('abort', cluster.close);
  try {
    await translated(cluster.label, cluster.connect)();
  } finally {
    signal?.removeEventListener('abort', cluster.close);
  }
};
