import type { ListedBreakpoint, SessionProduced } from '../../../app/debug/debug-session.ts';
import type { QueuedMessage } from '../../../app/debug/stop.ts';
import type { Outcome } from '../../../core/handler/outcome.ts';
import type { ReplayLog, ReplayResult } from '../../../core/replay/replay-result.ts';
import type { SpanLine } from '../../highlight/span.ts';
import type { DebugState } from './debug-state.ts';
import { resultOf } from './kept-results.ts';

/** A place in a file of the user's. */
export type Spot = { readonly file: string; readonly line: number };

/** All that the screen shows at a time: its state, and what the session holds. */
export type DebugPicture = {
  readonly state: DebugState;
  readonly queue: readonly QueuedMessage[];
  /** How a message of the queue ended; null while it did not. */
  readonly outcomeOf: (number: number) => Outcome | null;
  readonly logs: readonly ReplayLog[];
  readonly produced: readonly SessionProduced[];
  readonly breakpoints: readonly ListedBreakpoint[];
  readonly watches: readonly string[];
  /** Of the file that is shown; null when it cannot be read. */
  readonly sourceOf: (file: string) => readonly SpanLine[] | null;
};

/** What became of the message that is looked at, once that is known. */
export const resultInSight = ({ phase, look, results, ended }: DebugState): ReplayResult | null => {
  if (look !== null) return look.stop.result ?? null;
  return phase === 'over' && ended !== null ? resultOf(results, ended) : null;
};

/** The line to be shown: of the call that is looked at, or where it failed. */
export const spotInSight = (state: DebugState): Spot | null => {
  const frame = state.look?.stop.frames[state.look.frame];
  if (frame !== undefined) return frame;
  const { file, line } = resultInSight(state)?.error ?? {};
  return file === undefined || line === undefined ? null : { file, line };
};

/** The message at hand is another than its source holds. */
export const isEdited = ({ look, ended, edited }: DebugState): boolean =>
  edited.has(look?.stop.queued.number ?? ended ?? 0);
