import type { InspectedMessage } from '../../core/message.ts';

export type FormatView = {
  /** Where to cut a line, in columns; null: nowhere. Asked again for each batch, as terminals change. */
  readonly columns: () => number | null;
  readonly color: boolean;
  /** Then nothing that a payload holds may reach stdout as a control character. */
  readonly isTerminal: boolean;
  /** IANA zone of times for people. */
  readonly zone: string;
  /** A clock in ms since the epoch. */
  readonly now: () => number;
  /** Whether messages of several topics are mixed. */
  readonly isMixed: boolean;
};

/** One output: its beginning, each batch of messages, its end. Secrets are hidden before. */
export type Rendering = {
  readonly start: string;
  readonly batch: (messages: readonly InspectedMessage[]) => string | Uint8Array;
  readonly end: string;
};

export type Format = (view: FormatView) => Rendering;
