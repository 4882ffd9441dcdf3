import { cut } from './cut.ts';

/** Batches flow through everything: a source yields arrays, never empty ones, and is asked for the next when wanted. */
export type Batches<T> = AsyncIterable<readonly T[]>;

/** Applies `change` to each element; batches stay batches. */
export async function* mapBatches<A, B>(batches: Batches<A>, change: (element: A) => B): Batches<B> {
  for await (const batch of batches) yield batch.map(change);
}

/** Keeps the elements that `keep` accepts, and drops batches that become empty. */
export async function* filterBatches<T>(batches: Batches<T>, keep: (element: T) => boolean): Batches<T> {
  for await (const batch of batches) {
    const kept = batch.filter(keep);
    if (kept.length > 0) yield kept;
  }
}

/** Ends after `count` elements; the source is closed at once, not asked for one more. */
export async function* take<T>(batches: Batches<T>, count: number): Batches<T> {
  let left = count;
  if (left <= 0) return;
  for await (const batch of batches) {
    if (batch.length >= left) {
      yield batch.slice(0, left);
      return;
    }
    left -= batch.length;
    yield batch;
  }
}

type Pace<T> = {
  /** Elements in a batch at most. */
  readonly size: number;
  /** Weight of a batch at most, as `weigh` counts; one element that weighs more goes alone. */
  readonly weight: number;
  readonly weigh: (element: T) => number;
  /** How long the event loop may be held, in ms. */
  readonly holdMs: number;
  /** A clock in ms. */
  readonly now: () => number;
};

/**
 * Cuts batches into short ones, and between them lets the event loop turn when it was held too long: whatever the
 * consumer does with an element, signals, timers and streams get their turn.
 */
export async function* pace<T>(batches: Batches<T>, { size, weight, weigh, holdMs, now }: Pace<T>): Batches<T> {
  let since = now();
  for await (const batch of batches) {
    for (const piece of cut(batch, { size, weight, weigh })) {
      yield piece;
      if (now() - since < holdMs) continue;
      await new Promise((resolve) => setImmediate(resolve));
      since = now();
    }
  }
}

type IdleLimit = {
  /** How long to wait for an element that counts, in ms; the time that the consumer takes does not. */
  readonly ms: number;
  readonly signal: AbortSignal;
  /** Asked after each batch was consumed: did it count? */
  readonly isActive: () => boolean;
  /** A clock in ms. */
  readonly now: () => number;
};

/** Ends quietly when nothing that counts came for so long. */
export async function* untilIdle<T>(read: (signal: AbortSignal) => Batches<T>, limit: IdleLimit): Batches<T> {
  const idle = new AbortController();
  const batches = read(AbortSignal.any([limit.signal, idle.signal]))[Symbol.asyncIterator]();
  let left = limit.ms;
  try {
    while (true) {
      const asked = limit.now();
      const timer = setTimeout(() => idle.abort(), left);
      const next = await batches.next().finally(() => clearTimeout(timer));
      if (next.done === true) return;
      left = Math.max(0, left - (limit.now() - asked));
      yield next.value;
      if (limit.isActive()) left = limit.ms;
    }
  } catch (error) {
    if (limit.signal.aborted || error !== idle.signal.reason) throw error;
  } finally {
    await batches.return?.();
  }
}

type Cursor<T> = { readonly source: AsyncIterator<readonly T[]>; batch: readonly T[]; at: number };

/**
 * Merges sources by their heads: the one whose next element is `isBefore` the others' goes first, so the order within a
 * source is kept. Equal heads go in the order of the sources. Holds one batch of each.
 */
export async function* merge<T>(sources: readonly Batches<T>[], isBefore: (a: T, b: T) => boolean): Batches<T> {
  const open = sources.map((source): Cursor<T> => ({ source: source[Symbol.asyncIterator](), batch: [], at: 0 }));
  try {
    let live = (await Promise.all(open.map(advance))).flatMap((cursor) => cursor ?? []);
    while (live.length > 0) {
      const { merged, empty } = mergeHeads(live, isBefore);
      yield merged;
      if ((await advance(empty)) === null) live = live.filter((cursor) => cursor !== empty);
    }
  } finally {
    await Promise.all(open.map(({ source }) => source.return?.()));
  }
}

const advance = async <T>(cursor: Cursor<T>): Promise<Cursor<T> | null> => {
  const next = await cursor.source.next();
  if (next.done === true) return null;
  return Object.assign(cursor, { batch: next.value, at: 0 });
};

/** Takes heads until one cursor has nothing left: what comes after it is not known yet. */
const mergeHeads = <T>(cursors: readonly Cursor<T>[], isBefore: (a: T, b: T) => boolean) => {
  const merged: T[] = [];
  while (true) {
    const first = cursors.reduce((best, other) => (isBefore(head(other), head(best)) ? other : best));
    merged.push(head(first));
    first.at += 1;
    if (first.at === first.batch.length) return { merged, empty: first };
  }
};

/** Cursors in use stand on an element: batches are never empty. */
const head = <T>({ batch, at }: Cursor<T>): T => batch[at] as T;
