import { EvtoolError } from '../../core/errors.ts';
import { orAborted } from '../../core/or-aborted.ts';
import type { Waiting } from '../../core/ports.ts';
import { formatAddress, parseAddress } from './address.ts';
import { connectionFault } from './connection-fault.ts';
import { isPassing } from './is-passing.ts';
import { retry } from './retry.ts';
import { TransientError } from './transient-error.ts';
import { type FailedAttempt, unreachable, unreachableAdvertised } from './unreachable.ts';
import { kafkaJsTransport } from './wire/kafkajs-transport.ts';
import { type Address, type Metadata, metadataRequest } from './wire/metadata.ts';
import { ForeignVersionError, type KafkaNode, openNode } from './wire/node.ts';

export type ClusterOptions = {
  readonly brokers: readonly string[];
  readonly clientId: string;
  /** How long any call may wait for the cluster, in ms. */
  readonly timeoutMs: number;
  readonly notice: (text: string) => void;
};

/** The brokers of one Kafka cluster, as far as connections go. */
export type Cluster = {
  /** The bootstrap addresses as given. */
  readonly label: string;
  readonly timeoutMs: number;
  /** Tells the user something beside the result. */
  readonly notice: (text: string) => void;
  /** Fails at once when no bootstrap address answers as Kafka. */
  readonly connect: () => Promise<void>;
  /** A connection of the caller's own, to the broker of that id; it ends with `signal`. */
  readonly openLeader: (id: number, metadata: Metadata, signal: AbortSignal) => Promise<KafkaNode>;
  /** Runs the task on a shared connection to the broker of that id. */
  readonly onBroker: <T>(id: number, metadata: Metadata, task: Task<T>) => Promise<T>;
  /** Runs the task on a shared connection to any broker. */
  readonly onAny: <T>(task: Task<T>) => Promise<T>;
  /** Of these topics, or with null of all; tries once. */
  readonly metadata: (topics: readonly string[] | null) => Promise<Metadata>;
  /** Tries until it works or the time is over, while connections break or the cluster is on the move. */
  readonly persist: <T>(attempt: () => Promise<T>, waiting: Waiting) => Promise<T>;
  readonly close: () => void;
};

type Task<T> = (node: KafkaNode) => Promise<T>;

export const openCluster = ({ brokers, clientId, timeoutMs, notice }: ClusterOptions): Cluster => {
  const label = brokers.join(',');
  const seeds = brokers.map(parseAddress);
  const transport = kafkaJsTransport({ clientId, timeoutMs });
  const closing = new AbortController();
  const shared = new Map<string, Promise<KafkaNode>>();
  const reached = new Set<string>();
  let known: readonly Address[] = [];

  const open = async (address: Address, signal: AbortSignal): Promise<KafkaNode> => {
    const node = await openNode(transport, { address, timeoutMs, signal });
    reached.add(formatAddress(address));
    return node;
  };

  const share = (address: Address): Promise<KafkaNode> => {
    const key = formatAddress(address);
    const existing = shared.get(key);
    if (existing) return existing;
    const opening = open(address, closing.signal);
    shared.set(key, opening);
    opening.catch(() => shared.delete(key));
    return opening;
  };

  const forget = (node: KafkaNode): void => {
    shared.delete(formatAddress(node.address));
    node.close();
  };

  const run = async <T>(node: KafkaNode, task: Task<T>): Promise<T> => {
    try {
      return await task(node);
    } catch (error) {
      if (connectionFault(error) !== null) forget(node);
      throw error;
    }
  };

  const anyNode = async (): Promise<KafkaNode> => {
    closing.signal.throwIfAborted();
    const [ready] = shared.values();
    const connected = await ready?.catch(() => undefined);
    if (connected && !connected.isOpen()) forget(connected);
    else if (connected) return connected;
    return firstThatAnswers(distinct([...known, ...seeds]), share);
  };

  const addressOf = (id: number, metadata: Metadata): Address => {
    const address = metadata.brokers.get(id);
    if (!address) throw new TransientError(`broker ${id} is not there`);
    return address;
  };

  const reachAdvertised = async (address: Address, opening: Promise<KafkaNode>): Promise<KafkaNode> => {
    const key = formatAddress(address);
    try {
      return await opening;
    } catch (error) {
      const fault = connectionFault(error);
      // A broker that answered before may be restarting; one that never did has a wrong address.
      if (fault === null || reached.has(key)) throw error;
      throw unreachableAdvertised({ address: key, fault }, label, error);
    }
  };

  const metadata = async (topics: readonly string[] | null): Promise<Metadata> => {
    const found = await run(await anyNode(), (node) => node.send(metadataRequest(topics)));
    known = [...found.brokers.values()];
    return found;
  };

  return {
    label,
    timeoutMs,
    notice,
    connect: async () => void (await anyNode()),
    openLeader: async (id, found, signal) => {
      const address = addressOf(id, found);
      return reachAdvertised(address, open(address, AbortSignal.any([signal, closing.signal])));
    },
    onBroker: async (id, found, task) => {
      const address = addressOf(id, found);
      return run(await reachAdvertised(address, share(address)), task);
    },
    onAny: async (task) => run(await anyNode(), task),
    metadata,
    persist: (attempt, { signal }) => orAborted(retry(attempt, { timeoutMs, signal, isPassing }), signal),
    close: () => closing.abort(new EvtoolError(`The connection to Kafka at ${label} was closed.`)),
  };
};

const distinct = (addresses: readonly Address[]): readonly Address[] => [
  ...new Map(addresses.map((address) => [formatAddress(address), address])).values(),
];

/** All are tried at once: one dead address of several must not cost its time-out. */
const firstThatAnswers = async (
  addresses: readonly Address[],
  share: (address: Address) => Promise<KafkaNode>,
): Promise<KafkaNode> => {
  const attempts: FailedAttempt[] = [];
  const causes: unknown[] = [];
  const tries = addresses.map(async (address) => {
    try {
      return await share(address);
    } catch (error) {
      attempts.push({ address: formatAddress(address), fault: connectionFault(error) ?? notKafkaFault(error) });
      causes.push(error);
      throw error;
    }
  });
  try {
    return await Promise.any(tries);
  } catch {
    throw new TransientError('no broker answers', { cause: unreachable(attempts, causes[0]) });
  }
};

/** The first answer could not be read: random bytes, or another protocol. */
const notKafkaFault = (error: unknown): string =>
  error instanceof ForeignVersionError ? error.message : 'what answers there does not speak Kafka';
