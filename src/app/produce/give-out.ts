import type { Draft } from '../../core/message.ts';
import { type Batches, pace } from '../../core/stream.ts';
import type { SourcedDraft } from '../fixture/drafter.ts';
import type { Tally } from './tally.ts';

/** About what brokers take at once; Ctrl-C is heard between two pieces. */
const piece = {
  size: Number.POSITIVE_INFINITY,
  weight: 1_000_000,
  weigh: ({ key, value }: Draft): number => (key?.length ?? 0) + (value?.length ?? 0) + 100,
  holdMs: 10,
};

type Giving = {
  readonly tally: Tally;
  readonly signal: AbortSignal;
  /** A clock in ms. */
  readonly now: () => number;
};

/** Counts what goes to the broker. Gives it piece by piece, and no more once `signal` is aborted. */
export async function* giveOut(batches: Batches<SourcedDraft>, { tally, signal, now }: Giving): Batches<SourcedDraft> {
  for await (const drafts of pace(batches, { ...piece, now })) {
    if (signal.aborted) return;
    tally.give(drafts);
    yield drafts;
  }
}
