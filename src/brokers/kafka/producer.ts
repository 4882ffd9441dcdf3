import type { Cluster } from './cluster.ts';
import { connectionFault } from './connection-fault.ts';
import { type KnownTopic, knownTopic } from './known-topic.ts';
import { TransientError } from './transient-error.ts';
import { metadataRequest } from './wire/metadata.ts';
import type { KafkaNode } from './wire/node.ts';
import { type ProducedPart, produceRequest } from './wire/produce.ts';
import { errorCodes } from './wire/protocol-error.ts';

export type ProducerIdentity = { readonly producerId: number; readonly producerEpoch: number };

/** One writer at the cluster: its identity, and a connection of its own to each leader that it needs. */
export type Producer = {
  /** Null: without one, a repeated request would store a message twice. */
  readonly identity: ProducerIdentity | null;
  readonly acks: -1 | 0 | 1;
  readonly cluster: Cluster;
  readonly signal: AbortSignal;
  /** The topic as last looked up. Fails for an unknown one. */
  readonly topic: (name: string) => Promise<KnownTopic>;
  /** Looks the topic up anew when next asked for. */
  readonly forget: (name: string) => void;
  /** Sends one record batch once. Undefined when no answer was wanted. */
  readonly send: (topic: string, partition: number, records: Buffer) => Promise<ProducedPart | undefined>;
  /** Resolves when the brokers have taken up all that was sent without wanting an answer. */
  readonly flush: () => Promise<void>;
};

export type ProducerOptions = { readonly acks: -1 | 0 | 1; readonly signal: AbortSignal };

/** Aborting `signal` ends its connections. */
export const openProducer = async (cluster: Cluster, { acks, signal }: ProducerOptions): Promise<Producer> => {
  const topics = new Map<string, Promise<KnownTopic>>();
  const nodes = new Map<number, Promise<KafkaNode>>();

  const topic = (name: string): Promise<KnownTopic> => {
    const existing = topics.get(name);
    if (existing) return existing;
    const asked = cluster.persist(() => knownTopic(cluster, name), { signal });
    topics.set(name, asked);
    asked.catch(() => topics.delete(name));
    return asked;
  };

  const leaderOf = async (name: string, partition: number): Promise<number> => {
    const { topic: known } = await topic(name);
    const leader = known.partitions.find((candidate) => candidate.partition === partition)?.leader ?? -1;
    if (leader < 0) throw new TransientError(`"${name}" partition ${partition} has no leader`);
    return leader;
  };

  const nodeOf = async (name: string, leader: number): Promise<KafkaNode> => {
    const existing = nodes.get(leader);
    if (existing && !(await existing).isOpen() && nodes.get(leader) === existing) nodes.delete(leader);
    const { metadata } = await topic(name);
    const opening = nodes.get(leader) ?? cluster.openLeader(leader, metadata, signal);
    nodes.set(leader, opening);
    opening.catch(() => nodes.delete(leader));
    return opening;
  };

  const send = async (name: string, partition: number, records: Buffer): Promise<ProducedPart | undefined> => {
    const leader = await leaderOf(name, partition);
    const node = await nodeOf(name, leader).catch(rethrowUnsent);
    const request = produceRequest({
      parts: [{ topic: name, partition, records }],
      acks,
      timeoutMs: cluster.timeoutMs,
    });
    try {
      const answer = await node.send(request);
      return acks === 0 ? undefined : answer[0];
    } catch (error) {
      if (connectionFault(error) !== null) {
        nodes.delete(leader);
        node.close();
      }
      throw error;
    }
  };

  const flush = async (): Promise<void> => {
    // A broker handles the requests of one connection in order, and closes it when an unanswered one fails.
    await Promise.all([...nodes.values()].map(async (node) => (await node).send(metadataRequest([]))));
  };

  return {
    identity: acks === -1 ? await identify(cluster, signal) : null,
    acks,
    cluster,
    signal,
    topic,
    forget: (name) => void topics.delete(name),
    send,
    flush,
  };
};

/** A leader that cannot be reached got nothing: that is no uncertainty. */
const rethrowUnsent = (error: unknown): never => {
  const fault = connectionFault(error);
  throw fault === null ? error : new TransientError(fault, { cause: error });
};

/** Some clusters let only privileged logins have a producer id; then it goes without. */
const identify = async (cluster: Cluster, signal: AbortSignal): Promise<ProducerIdentity | null> => {
  const ask = () =>
    cluster.onAny(({ broker }) =>
      broker.initProducerId({ transactionalId: null, transactionTimeout: cluster.timeoutMs }).catch(rethrowCode),
    );
  const given = await cluster.persist(ask, { signal });
  return given && { producerId: Number(given.producerId), producerEpoch: given.producerEpoch };
};

const coordinatorIsLoading = 14;
const noCoordinator = 15;

const rethrowCode = (error: unknown): null => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === errorCodes.clusterAuthorizationFailed) return null;
  if (code === coordinatorIsLoading || code === noCoordinator) throw new TransientError('no producer id yet');
  throw error;
};
