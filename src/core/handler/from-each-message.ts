import type { HandlerDefinition, HandlerMessage, HeaderValue } from './handler.ts';
import { wraps } from './user-function.ts';

/** What kafkajs hands to `eachMessage`. Mutable and with its exact types, so that functions written for kafkajs fit. */
export type EachMessagePayload = {
  topic: string;
  partition: number;
  message: {
    key: Buffer | null;
    value: Buffer | null;
    timestamp: string;
    attributes: number;
    offset: string;
    headers: Record<string, Buffer | Buffer[] | undefined>;
  };
  heartbeat: () => Promise<void>;
  pause: () => () => void;
};

/** Runs an existing kafkajs `eachMessage` as a handler. `heartbeat` and `pause` do nothing: there is no group. */
export const fromEachMessage = (eachMessage: (payload: EachMessagePayload) => unknown): HandlerDefinition => ({
  onMessage: wraps((message: HandlerMessage) => eachMessage(payloadOf(message)), eachMessage),
});

const payloadOf = (message: HandlerMessage): EachMessagePayload => ({
  topic: message.topic,
  partition: message.partition,
  message: {
    key: bytesOf(message.key),
    value: message.raw,
    timestamp: String(message.timestamp),
    attributes: 0,
    offset: String(message.offset),
    headers: Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, headerBytes(value)])),
  },
  heartbeat: async () => {},
  pause: () => () => {},
});

/** kafkajs's types know no null header, but it hands one over as null. */
const headerBytes = (value: HeaderValue | readonly HeaderValue[]): Buffer | Buffer[] =>
  (isList(value) ? value.map(bytesOf) : bytesOf(value)) as Buffer | Buffer[];

const isList = (value: HeaderValue | readonly HeaderValue[]): value is readonly HeaderValue[] => Array.isArray(value);

const bytesOf = (value: HeaderValue): Buffer | null => (typeof value === 'string' ? Buffer.from(value) : value);
