import { cut } from '../../core/cut.ts';
import type { Draft } from '../../core/message.ts';
import type { Batches } from '../../core/stream.ts';
import type { SourcedDraft } from '../fixture/drafter.ts';
import type { Tally } from './tally.ts';

/** About what brokers take at once. */
const piece = {
  weight: 1_000_000,
  weigh: ({ key, value }: Draft): number => (key?.length ?? 0) + (value?.length ?? 0) + 100,
};

/** Counts what goes to the broker. Gives it piece by piece, and no more once `signal` is aborted. */
export async function* giveOut(
  batches: Batches<SourcedDraft>,
  { tally, signal }: { readonly tally: Tally; readonly signal: AbortSignal },
): Batches<SourcedDraft> {
  for await (const batch of batches) {
    for (const drafts of cut(batch, piece)) {
      if (signal.aborted) return;
      tally.give(drafts);
      yield drafts;
    }
  }
}
