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
