import type { Value } from '../../core/debug/value.ts';
import type { Difference } from '../../core/replay/differences.ts';
import type { ReplayResult } from '../../core/replay/replay-result.ts';
import { differingVariables } from './differing-variables.ts';
import { isSamePlace } from './is-same-place.ts';
import { mayHavePassed } from './may-have-passed.ts';
import { resultDifferences } from './result-differences.ts';
import type { Stop } from './stop.ts';

/** One run of a message: its recorded stops, and its result where it came to one. */
export type RecordedRun = { readonly stops: readonly Stop[]; readonly result: ReplayResult | null };

export type DifferingVariable = { readonly name: string; readonly before: Value | null; readonly now: Value | null };

/** Stops of two runs that should be alike; null: no more of that run was recorded. */
export type DifferingStops = {
  /** Among the stops of the newer run, from 1. */
  readonly place: number;
  readonly before: Stop | null;
  readonly now: Stop | null;
  /** Variables that differ on the same line. */
  readonly variables: readonly DifferingVariable[];
};

/** How two runs of a message differ; `before` is the older one. */
export type Comparison = {
  /** The first stops that differ: in their line, or in values of theirs. */
  readonly first: DifferingStops | null;
  /** The first stops that differ in their line: where the runs part, whatever the values before. */
  readonly parting: DifferingStops | null;
  /** Of outcome, error, produced and logs; empty while one of the runs has no result. */
  readonly result: readonly Difference[];
  /** The older run was left before its outcome: how the rest of it would have gone nobody knows. */
  readonly wasLeft: boolean;
};

/**
 * Compares two runs stop by stop. They may have been stepped through differently: lines that only one of them recorded,
 * because the other went on to a breakpoint or over a call, are no difference. Nor is what one run lacks because it was
 * left before its end, or went on to it at full speed.
 */
export const compareRuns = (before: RecordedRun, now: RecordedRun): Comparison => ({
  first: firstDifference(before, now, differingVariables),
  parting: firstDifference(before, now, () => []),
  result: before.result && now.result ? resultDifferences(before.result, now.result) : [],
  wasLeft: before.result === null,
});

type CompareStops = (before: Stop, now: Stop) => readonly DifferingVariable[];

const firstDifference = (before: RecordedRun, now: RecordedRun, compare: CompareStops): DifferingStops | null => {
  const [old, young] = [before.stops.filter(isPlace), now.stops.filter(isPlace)];
  const differing = (was: Stop | null, is: Stop | null, variables: readonly DifferingVariable[] = []) => {
    const place = is === null ? now.stops.length : now.stops.indexOf(is);
    return { place: place + 1, before: was, now: is, variables };
  };
  let [at, to] = [0, 0];
  for (;;) {
    const [was, is] = [old[at], young[to]];
    if (was === undefined) return is !== undefined && isAtEnd(before) ? differing(null, is) : null;
    if (is === undefined) return isAtEnd(now) ? differing(was, null) : null;
    if (isSamePlace(was, is)) {
      const variables = compare(was, is);
      if (variables.length > 0) return differing(was, is, variables);
      at += 1;
      to += 1;
      continue;
    }
    const depth = young[to - 1]?.frames.length ?? 0;
    const skipped = mayHavePassed({ stops: old, from: at, target: is, depth });
    const missed = mayHavePassed({ stops: young, from: to, target: was, depth });
    if (skipped === 0 && missed === 0) return differing(was, is);
    if (missed === 0 || (skipped > 0 && skipped <= missed)) at += skipped;
    else to += missed;
  }
};

/** Every run passes the stages without lines, whether it stopped there or not. */
const isPlace = ({ reason, frames }: Stop): boolean => reason !== 'stage' || frames.length > 0;

/** Whether it was stepped to its end, as far as its last stop can tell. */
const isAtEnd = ({ stops, result }: RecordedRun): boolean => {
  const last = stops.findLast(isPlace);
  return result !== null && (last?.reason === 'next' || last?.reason === 'in');
};
