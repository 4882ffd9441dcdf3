import { connect } from 'node:net';
import { Kafka, logLevel } from 'kafkajs';
import type { Address } from './metadata.ts';

/**
 * The parts of kafkajs 2.2.4 that evtool uses, which it does not declare. The version is pinned: these are internals.
 */
export type KafkaJsConnection = {
  /** Its method resends queued requests after throttling; see `quietTimer`. */
  readonly requestQueue: RequestQueue;
  readonly socket?: { readonly destroy: (error: Error) => void };
  readonly isConnected: () => boolean;
  readonly send: (request: KafkaJsRequest) => Promise<unknown>;
};

export type KafkaJsRequest = {
  readonly request: {
    readonly apiKey: number;
    readonly apiName: string;
    readonly apiVersion: number;
    readonly encode: () => Promise<{ readonly buf: Buffer; readonly buffer: Buffer; readonly size: () => number }>;
    readonly expectResponse: () => boolean;
  };
  readonly response: {
    readonly decode: (payload: Buffer) => Promise<{ readonly clientSideThrottleTime: number; readonly data: unknown }>;
    readonly parse: (decoded: { readonly data: unknown }) => Promise<unknown>;
  };
  readonly requestTimeout: number;
  readonly logResponseError: boolean;
};

type RequestQueue = { readonly pending: readonly unknown[]; scheduleCheckPendingRequests: () => void };

type ConfigEntry = {
  readonly configName: string;
  readonly configValue: string | null;
  readonly configSource?: number;
  readonly isDefault?: boolean;
};

export type KafkaJsBroker = {
  readonly versions: Readonly<Record<number, { readonly minVersion: number; readonly maxVersion: number } | undefined>>;
  readonly connect: () => Promise<void>;
  readonly createTopics: (request: {
    readonly topics: readonly {
      readonly topic: string;
      readonly numPartitions: number;
      readonly replicationFactor: number;
    }[];
    readonly validateOnly: boolean;
    readonly timeout: number;
  }) => Promise<unknown>;
  readonly deleteTopics: (request: {
    readonly topics: readonly string[];
    readonly timeout: number;
  }) => Promise<unknown>;
  readonly describeConfigs: (request: {
    readonly resources: readonly { readonly type: number; readonly name: string }[];
  }) => Promise<{ readonly resources: readonly { readonly configEntries: readonly ConfigEntry[] }[] }>;
  readonly initProducerId: (request: {
    readonly transactionalId: null;
    readonly transactionTimeout: number;
  }) => Promise<{ readonly producerId: string; readonly producerEpoch: number }>;
};

type ConnectionPool = { readonly pool: readonly KafkaJsConnection[] };

type Cluster = {
  readonly connectionPoolBuilder: { readonly build: (address: Address) => Promise<ConnectionPool> };
  readonly brokerPool: {
    readonly createBroker: (options: {
      readonly connectionPool: ConnectionPool;
      readonly logger: unknown;
      readonly versions: null;
    }) => KafkaJsBroker;
  };
  readonly rootLogger: unknown;
};

export type Transport = {
  /** A broker client and its one connection; not connected yet. */
  readonly open: (address: Address) => Promise<{
    readonly broker: KafkaJsBroker;
    readonly connection: KafkaJsConnection;
  }>;
};

export type TransportOptions = { readonly clientId: string; readonly timeoutMs: number };

/**
 * kafkajs's connections (framing, correlation, time-outs) without its cluster logic: which broker to ask, when to try
 * again and what a failure means is ours.
 */
export const kafkaJsTransport = ({ clientId, timeoutMs }: TransportOptions): Transport => {
  const kafka = new Kafka({
    // Never dialled: every connection is opened by its own address.
    brokers: ['bootstrap:0'],
    clientId,
    connectionTimeout: timeoutMs,
    requestTimeout: timeoutMs,
    retry: { retries: 0 },
    logLevel: logLevel.NOTHING,
    // A plain socket, with the first answer checked.
    socketFactory: ({ host, port, onConnect }) => guardedSocket({ host, port }, onConnect),
  });
  const cluster = createCluster(kafka);
  return {
    open: async (address) => {
      const connectionPool = await cluster.connectionPoolBuilder.build(address);
      for (const { requestQueue } of connectionPool.pool) quietTimer(requestQueue);
      const broker = cluster.brokerPool.createBroker({ connectionPool, logger: cluster.rootLogger, versions: null });
      const [connection] = connectionPool.pool;
      if (!connection) throw new Error('kafkajs made a connection pool without connections');
      return { broker, connection };
    },
  };
};

const createCluster = (kafka: Kafka): Cluster => {
  const symbol = Object.getOwnPropertySymbols(kafka).find((key) => key.description === 'private:Kafka:createCluster');
  if (!symbol) throw new Error('kafkajs changed: its private createCluster is not there');
  // The symbol is not part of kafkajs's types.
  const internals = kafka as unknown as Record<symbol, (options: { allowAutoTopicCreation: boolean }) => Cluster>;
  const create = internals[symbol];
  if (!create) throw new Error('kafkajs changed: its private createCluster is empty');
  return create({ allowAutoTopicCreation: false });
};

/** With nothing pending kafkajs would set a timer with a negative delay, of which Node warns. */
const quietTimer = (queue: RequestQueue): void => {
  const schedule = queue.scheduleCheckPendingRequests.bind(queue);
  queue.scheduleCheckPendingRequests = () => {
    if (queue.pending.length > 0) schedule();
  };
};

/** The first answer lists what the broker speaks: less than 1 kB. What others say, read as a length, is far above this. */
const mostFirstAnswerBytes = 64 * 1024;

/** The code of a socket error that says what answers there is not Kafka; kafkajs keeps codes and messages only. */
export const notKafka = 'NOT_KAFKA';

const guardedSocket = (address: Address, onConnect: () => void) => {
  const socket = connect(address, onConnect);
  socket.setNoDelay(true);
  socket.setKeepAlive(true, 60_000);
  socket.once('data', (chunk: Buffer) => {
    const length = chunk.length < 4 ? 0 : chunk.readInt32BE(0);
    if (length < 0 || length > mostFirstAnswerBytes) {
      socket.destroy(Object.assign(new Error(whatAnswered(chunk)), { code: notKafka }));
    }
  });
  return socket;
};

const whatAnswered = (chunk: Buffer): string => {
  const start = chunk.toString('latin1', 0, 5);
  if (start.startsWith('HTTP')) return 'a web server answers there, not Kafka';
  // A TLS alert record.
  if (chunk[0] === 0x15 && chunk[1] === 0x03) return 'it wants TLS';
  return 'what answers there does not speak Kafka';
};
