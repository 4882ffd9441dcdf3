import type { BoundBreakpoint, Breakpoint } from '../../core/debug/breakpoint.ts';
import type { Evaluation, Resume, Scope } from '../../core/debug/pause.ts';
import type { Value } from '../../core/debug/value.ts';
import type { Outcome } from '../../core/handler/outcome.ts';
import type { HandlerRegistration } from '../../core/handler/registration.ts';
import type { Waiting } from '../../core/ports.ts';
import type { ProducedMessage, ReplayLog, ReplayResult } from '../../core/replay/replay-result.ts';
import type { ReplayStats } from '../../core/replay/replay-stats.ts';
import type { AppContext } from '../context.ts';
import type { ReplayRequest } from '../replay/replay-request.ts';
import type { Comparison } from './compare-runs.ts';
import type { ChosenHeld } from './produced-list.ts';
import type { QueuedMessage, Stop, Watched } from './stop.ts';

export type DebugRequest = Omit<ReplayRequest, 'stdin'> & {
  readonly breakpoints: readonly Breakpoint[];
  readonly watches: readonly string[];
  /** `step`: stops, and waits for what to do. `trace`: goes through every line without stopping. */
  readonly mode: 'step' | 'trace';
  /** Stops at the outcome of a message that failed also after `continue`: a person has more to ask then. */
  readonly standsAtFailure: boolean;
  /** Stops also where something is thrown that nobody catches, as if by a breakpoint, which takes no number. */
  readonly stopsAtUncaught?: boolean;
  /** At the end of the queue it waits for `renew`, instead of ending. */
  readonly stays: boolean;
  /**
   * Told of every line that is passed or stopped at, before the handler goes on. With it, `continue` goes line by line
   * too, up to the next breakpoint.
   */
  readonly record?: (stop: Stop) => Promise<void>;
};

/** What a session tells, in order. After a `stop` it waits for one of the commands that go on. */
export type Happening =
  | { readonly type: 'stop'; readonly stop: Stop }
  /** A logpoint, by its number in the list. */
  | {
      readonly type: 'probe';
      readonly number: number;
      readonly breakpoint: Breakpoint;
      readonly value?: Value | undefined;
      readonly error?: string | undefined;
    }
  /** A message is done with; its place in the queue, and its final run's result. */
  | { readonly type: 'result'; readonly number: number; readonly result: ReplayResult }
  /** The queue has ended, and the session waits for `renew`. */
  | { readonly type: 'waiting' };

/** A breakpoint of the session's list; numbers are never used again. */
export type ListedBreakpoint = BoundBreakpoint & { readonly number: number };

/** A message that the handler produced, numbered over the whole session. */
export type SessionProduced = ProducedMessage & { readonly number: number };

/** A stop of the past. `edge`: there is none before, or after: `last` is the present. */
export type PastStop = { readonly stop: Stop; readonly edge?: 'first' | 'last' };

/** A stop where a variable changed, with its value before (absent: it was new) and since. */
export type Change = { readonly stop: Stop; readonly before?: Value | undefined; readonly value: Value };

/** What became of a change to the message: the next run takes it. */
export type Edited = { readonly queued: QueuedMessage } | { readonly error: string };

/**
 * A handler being debugged: the one engine behind the prompt, the TUI and the trace. Commands that go on (`resume`,
 * `retry`, `skip`, `reload`) are for a session that stands; they return at once, and the next stop is a happening. They
 * answer why they cannot, or null. Commands that look answer at once, at the stop it stands at or, after `back`, at that
 * of the past.
 */
export type DebugSession = {
  readonly handler: HandlerRegistration;
  readonly topics: readonly string[];
  /** The workspace as it was read for what runs now. What is sent goes where that says. */
  readonly context: () => AppContext;
  /** To be iterated once; ends with the queue. Leaving it closes the session. */
  readonly happenings: AsyncIterable<Happening>;
  readonly stats: Readonly<ReplayStats>;
  readonly queue: () => readonly QueuedMessage[];
  /** How a message of the queue ended, by its number there; null while it did not. */
  readonly outcomeOf: (number: number) => Outcome | null;
  /** Where it stands; null while the handler runs. */
  readonly current: () => Stop | null;

  readonly resume: (resume: Resume) => Promise<string | null>;
  /** Stops at the next line that runs. */
  readonly pause: () => void;
  /** Runs the message again, from its first line, on a fresh thread. */
  readonly retry: () => string | null;
  /** Goes on with the next message; this one is `skipped`. */
  readonly skip: () => string | null;
  /** Runs the message again with the handler read anew from disk; breakpoints stay. Works also while it runs. */
  readonly reload: () => string | null;
  /**
   * Runs a message of the queue again, by its number there, or before its turn; then it goes on with the one that was at
   * hand, which begins anew unless it had come to its outcome. Works also at the end of the queue.
   */
  readonly runMessage: (number: number) => string | null;

  /** `frame` counts from 0, the innermost. */
  readonly evaluate: (
    expression: string,
    options: { readonly frame: number; readonly mayChange: boolean },
  ) => Promise<Evaluation>;
  readonly assign: (target: string, expression: string, frame: number) => Promise<Evaluation>;
  /** All that a call sees, its module's variables too. */
  readonly scopes: (frame: number) => Promise<readonly Scope[]>;

  readonly breakpoints: () => readonly ListedBreakpoint[];
  /** A duplicate is the one that is there already. */
  readonly addBreakpoint: (breakpoint: Breakpoint) => Promise<ListedBreakpoint>;
  /** False when there is none of that number. */
  readonly removeBreakpoint: (number: number) => Promise<boolean>;

  /** The user's own files that are loaded, the handler's among them. */
  readonly files: () => readonly string[];

  readonly watches: () => readonly { readonly number: number; readonly expression: string }[];
  readonly addWatch: (expression: string) => Promise<Watched & { readonly number: number }>;
  readonly removeWatch: (number: number) => boolean;

  /** Of this message, so far. */
  readonly logs: () => readonly ReplayLog[];
  /** Of the whole session, so far. */
  readonly produced: () => readonly SessionProduced[];
  /**
   * Sends held messages, in order: that of a number, those of a list that are still held, or all. Answers what was
   * confirmed. Fails with an EvtoolError.
   */
  readonly send: (chosen: ChosenHeld, waiting: Waiting) => Promise<readonly SessionProduced[]>;

  /** Changes a place of the message's value; `json` as typed, so that numbers keep their digits. The next run takes it. */
  readonly edit: (change: { readonly pointer: string; readonly json: string }) => Edited;

  readonly back: () => PastStop | null;
  readonly forward: () => PastStop | null;
  /** Where a variable got other values, oldest first; of this message's run. */
  readonly changes: (name: string) => readonly Change[];
  /** The last two runs of this message; null when there are not two. */
  readonly compare: () => Comparison | null;

  /**
   * Begins the message at hand again, with workspace, fixtures and schemas read anew; breakpoints and watches stay.
   * Fails as opening does, and leaves all as it was then; of several at once the newest counts. Tells whether the
   * messages have the numbers they had: a topic may have gone on.
   */
  readonly renew: (context: AppContext, waiting: Waiting) => Promise<{ readonly isSameQueue: boolean }>;

  readonly close: () => Promise<void>;
};
