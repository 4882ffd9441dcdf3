export type RateMeter = {
  /** Counts what came at `now`, in ms of any clock that does not go back. */
  readonly add: (count: number, now: number) => void;
  /** How many came in each of the last full seconds, oldest first. */
  readonly series: (now: number) => readonly number[];
};

/** Counts in buckets of a second, as many as a sparkline shows. */
export const createRateMeter = ({ seconds = 60 }: { readonly seconds?: number } = {}): RateMeter => {
  // One more for the second that is not over.
  const size = seconds + 1;
  const counts = new Float64Array(size);
  const owners = new Float64Array(size).fill(Number.NaN);

  const countIn = (second: number): number => {
    const bucket = bucketOf(second, size);
    return owners[bucket] === second ? (counts[bucket] ?? 0) : 0;
  };

  return {
    add: (count, now) => {
      const second = secondOf(now);
      const bucket = bucketOf(second, size);
      counts[bucket] = countIn(second) + count;
      owners[bucket] = second;
    },
    series: (now) => Array.from({ length: seconds }, (_, index) => countIn(secondOf(now) - seconds + index)),
  };
};

const secondOf = (ms: number): number => Math.floor(ms / 1_000);

const bucketOf = (second: number, size: number): number => ((second % size) + size) % size;
