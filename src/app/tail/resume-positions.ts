import type { Tail } from '../tail.ts';

/**
 * Where to read on after a reading broke off, a position for each partition; null where it has to begin again. A
 * partition of which nothing was read yet is read from where it was to be: `isFromPlace`, or its end.
 */
export const resumePositions = (tail: Tail | null, isFromPlace: boolean): readonly string[] | null => {
  if (tail === null || tail.isLookingBack()) return null;
  const { window, stats } = tail;
  return window.partitions.map(({ topic, partition, from, end }) => {
    const reached = stats.reached.get(topic)?.get(partition);
    return `${partition}=${reached ?? (isFromPlace ? from : end)}`;
  });
};
