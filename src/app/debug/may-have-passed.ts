import { isSamePlace } from './is-same-place.ts';
import type { Stop } from './stop.ts';

type Way = {
  /** Of one run, where they are to be looked through from. */
  readonly stops: readonly Stop[];
  readonly from: number;
  /** Where the other run came to next. */
  readonly target: Stop;
  /** How many calls stood at the place that both runs left. */
  readonly depth: number;
};

/**
 * How many of a run's stops up to the target's place the other run may have passed without recording them: any where it
 * did not go line by line, those inside calls where it stepped over them. 0 where it recorded all that it passed.
 */
export const mayHavePassed = ({ stops, from, target, depth }: Way): number => {
  if (target.reason === 'in') return 0;
  for (let at = from; at < stops.length; at += 1) {
    const stop = stops[at];
    if (stop === undefined) return 0;
    if (isSamePlace(stop, target)) return at - from;
    if (target.reason === 'next' && stop.frames.length <= depth) return 0;
  }
  return 0;
};
