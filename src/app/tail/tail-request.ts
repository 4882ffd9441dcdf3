import type { WindowRequest } from '../window.ts';

export type TailFilters = {
  /** A JavaScript expression (`core/filter/where.ts`). */
  readonly where?: string | undefined;
  /** Patterns (`core/filter/grep.ts`); all must match. */
  readonly grep?: readonly string[] | undefined;
  /** A text that is in the key, the value or a header. */
  readonly word?: string | undefined;
  /** Only messages with this verdict. */
  readonly valid?: boolean | undefined;
  /** An event's name, or `unknown`. */
  readonly event?: string | undefined;
};

export type TailRequest = Omit<WindowRequest, 'topics'> & {
  /** Names of topics or events. */
  readonly names: readonly string[];
  /** Begin with the last so many messages that are shown, in time order; absent: with the window's first. */
  readonly last?: number | undefined;
  /** Give the last messages while they are found: the newest batches first, each oldest first. */
  readonly newestFirst?: boolean | undefined;
  /** End after so many shown messages. */
  readonly max?: number | undefined;
  /** End when nothing was shown for so long (ms) after what was there at the start. */
  readonly idleMs?: number | undefined;
  /**
   * Look how far following is behind what comes, for `stats.behind`; `thin`: and then look at a share of the messages only,
   * for one who wants to see the newest.
   */
  readonly lag?: 'tell' | 'thin' | undefined;
  readonly filters?: TailFilters | undefined;
  /** The caller judges by the verdicts (`stats.invalid`, `stats.unknown`). */
  readonly strict?: boolean | undefined;
  /** Default true. */
  readonly validate?: boolean | undefined;
  /** Messages whose schema is broken come without a verdict; otherwise reading ends there. */
  readonly notesBrokenSchemas?: boolean | undefined;
};
