import { editDistance } from './edit-distance.ts';

/** Names longer than this are not compared: a mistyped name is short, and hostile input is not. */
const maxLength = 200;

/**
 * The candidate that `word` was probably meant to be, for "did you mean"; undefined when none is close. A third of the
 * letters may be wrong, four at most; upper and lower case count as the same. The first of equally near ones wins.
 */
export const nearest = (word: string, candidates: Iterable<string>): string | undefined => {
  if (word.length > maxLength) return undefined;
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const limit = Math.min(4, Math.floor(Math.max(word.length, candidate.length) / 3), bestDistance - 1);
    if (limit < 0 || candidate.length > maxLength) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), limit);
    if (distance > limit) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
};
