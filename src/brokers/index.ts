import { join } from 'node:path';
import type { Broker } from '../core/ports.ts';

export type BrokerOptions = {
  /** `host:port` each; null: the embedded broker. */
  readonly brokers: readonly string[] | null;
  /** The workspace's absolute root; null without one, and then there are brokers. */
  readonly root: string | null;
  /** Topics that the embedded broker has from the start, each once. */
  readonly topics: readonly { readonly name: string; readonly partitions: number }[];
  /** How long to wait for the cluster or a lock, in ms. */
  readonly timeoutMs: number;
  readonly notice: (text: string) => void;
  /** Ends the wait for a cluster that does not answer. */
  readonly signal?: AbortSignal;
};

type Client = 'kafka' | 'local';

/** The broker clients, each loaded when it is the one in use. */
const clients: Readonly<Record<Client, (options: BrokerOptions) => Promise<Broker>>> = {
  kafka: async ({ brokers, ...options }) => {
    const { openKafka } = await import('./kafka/open-kafka.ts');
    return openKafka({ brokers: brokers ?? [], ...options });
  },
  local: async ({ root, topics, timeoutMs, notice }) => {
    const { openLocal } = await import('./local/open-local.ts');
    const named = new Map(topics.map(({ name, partitions }) => [name, partitions]));
    return openLocal({ root: join(root ?? '', '.evtool', 'local'), topics: named, timeoutMs, notice });
  },
};

export const openBroker = (options: BrokerOptions): Promise<Broker> =>
  clients[options.brokers === null ? 'local' : 'kafka'](options);
