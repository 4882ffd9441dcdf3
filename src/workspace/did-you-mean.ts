import { nearest } from '../core/nearest.ts';

/** `; did you mean "orders"?` for the end of a sentence, or nothing. */
export const didYouMean = (name: string, known: Iterable<string>): string => {
  const meant = nearest(name, known);
  return meant === undefined ? '' : `; did you mean "${meant}"?`;
};
