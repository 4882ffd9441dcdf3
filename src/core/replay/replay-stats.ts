import { type Outcome, outcomes } from '../handler/outcome.ts';
import type { ReplayResult } from './replay-result.ts';

/** Counts of a replay. `others`: messages of events that the handler does not name, which are not run. */
export type ReplayStats = {
  readonly byOutcome: Record<Outcome, number>;
  messages: number;
  others: number;
  /** Failures that no fixture expected. */
  failures: number;
  /** Invalid messages that no fixture expected. */
  invalid: number;
  /** Results that differ from what their fixture expects. */
  different: number;
};

/** What of a result is counted. */
export type Counted = Pick<ReplayResult, 'outcome' | 'differences'>;

export const emptyReplayStats = (): ReplayStats => {
  const zeros = outcomes.map((outcome) => [outcome, 0] as const);
  // `fromEntries` does not know that every outcome is among the keys.
  const byOutcome = Object.fromEntries(zeros) as Record<Outcome, number>;
  return { byOutcome, messages: 0, others: 0, failures: 0, invalid: 0, different: 0 };
};

/** An outcome that its fixture expects is neither a failure nor invalid. */
export const countResult = (stats: ReplayStats, result: Counted): void => count(stats, result, 1);

/** For a message that was run again: its newest result counts. */
export const uncountResult = (stats: ReplayStats, result: Counted): void => count(stats, result, -1);

const count = (stats: ReplayStats, result: Counted, by: 1 | -1): void => {
  const { outcome, differences } = result;
  stats.messages += by;
  stats.byOutcome[outcome] += by;
  if (differences !== undefined && differences.length > 0) stats.different += by;
  if (isUnexpectedFailure(result)) stats.failures += by;
  if (outcome === 'invalid' && differences?.length !== 0) stats.invalid += by;
};

/** What stops a replay, and what its exit code tells. */
export const isUnexpectedFailure = ({ outcome, differences }: Counted): boolean =>
  (outcome === 'failed' || outcome === 'timeout') && differences?.length !== 0;
