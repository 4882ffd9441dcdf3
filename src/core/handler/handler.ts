/** What a handler is given and may return: the public contract of `import { defineHandler } from 'evtool'`. */

export type HeaderValue = string | Buffer | null;

/** A message as a handler sees it. Times are milliseconds since the epoch. */
export type HandlerMessage<Value = unknown, Input = unknown> = {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly timestamp: number;
  /** A string, bytes when it is not UTF-8, or null. */
  readonly key: string | Buffer | null;
  /** A name that repeats has an array of its values, in order. */
  readonly headers: Readonly<Record<string, HeaderValue | readonly HeaderValue[]>>;
  /** As `JSON.parse` gives it; the text or bytes where it is no JSON; null for a tombstone. */
  readonly value: Value;
  readonly raw: Buffer | null;
  /** The event it was recognised as. */
  readonly event: string | undefined;
  /** 1 for the first try. */
  readonly attempt: number;
  /** The fixture file it came from. */
  readonly fixture: string | undefined;
  /** What `adapt` returned; without `adapt` the value. */
  readonly input: Input;
};

export type ProduceRequest = {
  readonly key?: string | Buffer | null | undefined;
  readonly value: unknown;
  readonly headers?: Readonly<Record<string, HeaderValue | readonly HeaderValue[]>> | undefined;
  readonly partition?: number | undefined;
};

/** Held messages have no place yet: `partition` and `offset` are null. */
export type Produced = {
  readonly topic: string;
  readonly partition: number | null;
  readonly offset: number | null;
  readonly held: boolean;
};

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
type Log = (message: string, fields?: Readonly<Record<string, unknown>>) => void;

export type HandlerContext = {
  /** Sends a message to an event's or a topic's name: checked against its schema first, held in a replay. */
  readonly produce: (topicOrEvent: string, message: ProduceRequest) => Promise<Produced>;
  readonly log: Readonly<Record<LogLevel, Log>>;
  /** Aborted at the time-out and when the run is stopped. */
  readonly signal: AbortSignal;
  readonly now: () => Date;
  /** In [0, 1). */
  readonly random: () => number;
  readonly uuid: () => string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The three ways to end without success or failure; they throw, so nothing after them runs. */
  readonly skip: (reason: string) => never;
  readonly retry: (afterMs?: number) => never;
  readonly deadLetter: (reason: string) => never;
  /** Marks a place on the timeline. */
  readonly step: (label: string) => void;
  readonly isReplay: boolean;
};

export type HandlerDefinition<Value = unknown, Input = Value> = {
  /** Turns the message into what `onMessage` gets as `message.input`. */
  readonly adapt?: (message: HandlerMessage<Value, undefined>) => Input | Promise<Input>;
  readonly onMessage: (message: HandlerMessage<Value, Input>, context: HandlerContext) => unknown;
};

export type HandlerFunction<Value = unknown> = (
  message: HandlerMessage<Value, Value>,
  context: HandlerContext,
) => unknown;
