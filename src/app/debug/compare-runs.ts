import type { Value } from '../../core/debug/value.ts';
import type { Difference } from '../../core/replay/differences.ts';
import type { ReplayResult } from '../../core/replay/replay-result.ts';
import type { Stop } from './stop.ts';

/** One run of a message: its recorded stops, and its result where it came to one. */
export type RecordedRun = { readonly stops: readonly Stop[]; readonly result: ReplayResult | null };

/** How two runs of a message differ; `before` is the older one. */
export type Comparison = {
  /** The first stops that differ, by their place in the runs (from 1): in their line, or in values of theirs. */
  readonly first: {
    readonly place: number;
    readonly before: Stop | null;
    readonly now: Stop | null;
    /** Variables that differ on the same line. */
    readonly variables: readonly { readonly name: string; readonly before: Value | null; readonly now: Value | null }[];
  } | null;
  /** Of outcome, error, produced and logs. */
  readonly result: readonly Difference[];
};
