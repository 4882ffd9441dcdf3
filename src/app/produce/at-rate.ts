import { setTimeout as sleep } from 'node:timers/promises';
import type { Batches } from '../../core/stream.ts';

type Rate = {
  /** Elements a second. */
  readonly perSecond: number;
  /** A clock in ms. */
  readonly now: () => number;
  readonly signal: AbortSignal;
};

/** Burst that are let through at once, in seconds of the rate. */
const burstSeconds = 0.02;

/** Lets through so many elements a second; ends when it is aborted. */
export async function* atRate<T>(batches: Batches<T>, { perSecond, now, signal }: Rate): Batches<T> {
  const size = Math.max(1, Math.floor(perSecond * burstSeconds));
  const start = now();
  let count = 0;
  for await (const batch of batches) {
    for (let at = 0; at < batch.length; at += size) {
      const wait = start + (count / perSecond) * 1000 - now();
      if (wait > 0) await sleep(wait, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      const piece = batch.slice(at, at + size);
      yield piece;
      count += piece.length;
    }
  }
}
