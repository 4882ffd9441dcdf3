import type { ApiRequest } from './api-request.ts';
import type { KafkaJsBroker, KafkaJsConnection, KafkaJsRequest, Transport } from './kafkajs-transport.ts';
import type { Address } from './metadata.ts';

/** A broker of the cluster with one connection to it. */
export type KafkaNode = {
  readonly address: Address;
  readonly broker: KafkaJsBroker;
  readonly send: <T>(request: ApiRequest<T>) => Promise<T>;
  /** Whether the broker takes the request in that version. */
  readonly speaks: (apiKey: number, version: number) => boolean;
  /** False once the connection broke, or the broker closed it for being idle. */
  readonly isOpen: () => boolean;
  /** Ends the connection at once; what is in flight fails. */
  readonly close: () => void;
};

export type NodeOptions = { readonly address: Address; readonly timeoutMs: number; readonly signal: AbortSignal };

/** The broker did not answer in time. */
export class SilentBrokerError extends Error {
  override readonly name = 'SilentBrokerError';
}

/** Connects and learns what the broker speaks; gives up after `timeoutMs`. Aborting `signal` also closes it later. */
export const openNode = async (transport: Transport, options: NodeOptions): Promise<KafkaNode> => {
  const { address, timeoutMs, signal } = options;
  signal.throwIfAborted();
  const { broker, connection } = await transport.open(address);
  const destroy = (error: Error): void => connection.socket?.destroy(error);
  const onAbort = (): void => destroy(new Error('closed'));
  const close = (): void => {
    signal.removeEventListener('abort', onAbort);
    onAbort();
  };
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    await within(broker.connect(), timeoutMs);
    signal.throwIfAborted();
    failUnlessSpoken(broker);
  } catch (error) {
    close();
    throw error;
  }
  return {
    address,
    broker,
    send: (request) => send(connection, request, timeoutMs),
    speaks: (apiKey, version) => speaks(broker, apiKey, version),
    isOpen: connection.isConnected.bind(connection),
    close,
  };
};

const within = async (connecting: Promise<void>, timeoutMs: number): Promise<void> => {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new SilentBrokerError(`no answer within ${timeoutMs / 1000} s`)),
    timeoutMs,
  );
  try {
    await Promise.race([connecting, late.promise]);
  } finally {
    clearTimeout(timer);
  }
};

/** What our requests are written in: brokers of Kafka 2.3 (2019) and later speak it. */
const spoken = [
  { name: 'Produce', apiKey: 0, version: 7 },
  { name: 'Fetch', apiKey: 1, version: 11 },
  { name: 'ListOffsets', apiKey: 2, version: 3 },
  { name: 'Metadata', apiKey: 3, version: 5 },
] as const;

/** The broker is too old for evtool, or too new. */
export class ForeignVersionError extends Error {
  override readonly name = 'ForeignVersionError';
}

const speaks = ({ versions }: KafkaJsBroker, apiKey: number, version: number): boolean => {
  const known = versions[apiKey];
  return known !== undefined && known.minVersion <= version && version <= known.maxVersion;
};

const failUnlessSpoken = (broker: KafkaJsBroker): void => {
  for (const { name, apiKey, version } of spoken) {
    if (speaks(broker, apiKey, version)) continue;
    const known = broker.versions[apiKey];
    const range = known ? `${known.minVersion} to ${known.maxVersion}` : 'none';
    throw new ForeignVersionError(`it speaks ${name} in versions ${range}, and evtool in ${version}`);
  }
};

/** kafkajs decodes what it fetched itself and loses the headers' order; sent like this it hands us the bytes. */
const send = async <T>(connection: KafkaJsConnection, request: ApiRequest<T>, timeoutMs: number): Promise<T> => {
  const { apiKey, apiName, apiVersion, body, isAnswered = true, heldBackMs = 0 } = request;
  const encoded = { buf: body, buffer: body, size: () => body.length };
  const wrapped: KafkaJsRequest = {
    request: { apiKey, apiName, apiVersion, encode: async () => encoded, expectResponse: () => isAnswered },
    response: {
      decode: async (payload) => ({ clientSideThrottleTime: 0, data: request.decode(payload) }),
      parse: async ({ data }) => data,
    },
    requestTimeout: timeoutMs + heldBackMs,
    logResponseError: false,
  };
  // `data` is what `request.decode` returned; kafkajs passes it through. Without an answer there is none.
  return (await connection.send(wrapped)) as T;
};
