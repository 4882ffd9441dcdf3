import type { Issue } from '../issue.ts';
import type { Encoding } from '../message.ts';

/**
 * A payload that was read. `issues` says why it is not the plain JSON that a schema needs; whether that matters depends on
 * the event. `value` is the parsed JSON, the text, the bytes (base64), or null (tombstone).
 */
export type Decoded = {
  readonly encoding: Encoding;
  readonly value: unknown;
  /** True where a number lost digits: an integer beyond 2^53. Its text is in the bytes. */
  readonly isRounded: boolean;
  readonly issues: readonly Issue[];
};

/** A way to read a payload; undefined when the payload is nothing of the kind. */
export type Decoder = (payload: Buffer) => Decoded | undefined;

export const noIssues: readonly Issue[] = [];
