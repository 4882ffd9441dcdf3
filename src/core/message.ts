import type { Issue, Step } from './issue.ts';

/** A header as it is on the wire: the value is bytes, or null. Names may repeat, and order is kept. */
export type Header = readonly [name: string, value: Buffer | null];

/**
 * A message as a broker holds it. `key`, `value` and header values are views on the fetched bytes: copy before changing.
 * `value: null` is a tombstone. `timestamp` is milliseconds since the epoch, -1 when the record has none.
 * Implementations may compute `key`, `value` and `headers` on first access.
 */
export type RawMessage = {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly timestamp: number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: readonly Header[];
};

/** How a payload is shown and written in an envelope; null is a tombstone. */
export type Encoding = 'json' | 'text' | 'base64' | null;

/**
 * A message with what evtool knows of it. `value` is the parsed JSON, the text, the bytes (base64) or null (tombstone).
 * `event` is absent when no known event fits; `valid` is absent where no verdict applies (cli contract, "Issue").
 * `valid` is false if and only if `issues` holds an error. `steps` says how each inspection step went, in order.
 */
export type InspectedMessage = {
  readonly raw: RawMessage;
  readonly encoding: Encoding;
  readonly value: unknown;
  readonly event?: string | undefined;
  readonly valid?: boolean | undefined;
  readonly issues: readonly Issue[];
  readonly steps: readonly InspectionStep[];
};

export type InspectionStep = {
  readonly step: Step;
  readonly status: 'ok' | 'failed' | 'skipped';
  /** For people: `json, 119 B`, `introspect, by header Type`, `from /uuid`. */
  readonly detail: string;
};

/** A message to be sent. Without `partition` the partitioner decides by key; without `timestamp` the time of sending. */
export type Draft = {
  readonly topic: string;
  readonly partition?: number | undefined;
  readonly timestamp?: number | undefined;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: readonly Header[];
};

/** Where the broker stored a draft. Exists only for what the broker acknowledged. */
export type Receipt<D extends Draft = Draft> = {
  readonly draft: D;
  readonly topic: string;
  readonly partition: number;
  /** -1 when the broker was asked not to answer (acks 0). */
  readonly offset: number;
  readonly timestamp: number;
};
