import type { TourStep } from './ui-options.ts';

/** How many steps are behind who did an action: whoever does a later one is there, with or without those before. */
export const stepsDone = (tour: readonly TourStep[], before: number, did: string): number => {
  const at = tour.findIndex(({ done }, index) => index >= before && done === did);
  return at < 0 ? before : at + 1;
};
