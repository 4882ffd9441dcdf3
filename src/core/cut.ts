type Limits<T> = {
  /** Elements in a piece at most. */
  readonly size?: number;
  /** Weight of a piece at most, as `weigh` counts; one element that weighs more goes alone. */
  readonly weight: number;
  readonly weigh: (element: T) => number;
};

/** Cuts a batch into pieces, none empty, bounded by weight and count; the order stays. */
export function* cut<T>(
  batch: readonly T[],
  { size = Number.POSITIVE_INFINITY, weight, weigh }: Limits<T>,
): Generator<readonly T[]> {
  let start = 0;
  let heavy = 0;
  for (const [index, element] of batch.entries()) {
    const added = weigh(element);
    if (index > start && (index - start === size || heavy + added > weight)) {
      yield batch.slice(start, index);
      start = index;
      heavy = 0;
    }
    heavy += added;
  }
  if (start < batch.length) yield batch.slice(start);
}
