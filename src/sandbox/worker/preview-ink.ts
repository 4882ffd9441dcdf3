import type { ValueLimits } from '../../core/debug/value.ts';
import { shownBeginning } from '../../core/shown-beginning.ts';
import { max, min, trunc } from './intrinsics.ts';

/** What a value costs beside its texts. */
const valueCost = 12;

/** What a value is sure to get where there is enough, however much those before it have to say. */
const leastShare = 64;

/** What is left to write with: shared by all the values of one picture, which use it up. */
export type Ink = { left: number; readonly limits: ValueLimits; readonly hide: readonly string[] };

/** The beginning of a text without its secrets, and how long all of it would be. */
export const written = (ink: Ink, text: string): { readonly text: string; readonly length: number } => {
  const most = min(ink.limits.characters, max(ink.left, 0));
  const shown = shownBeginning(text, ink.hide, most);
  ink.left -= shown.text.length;
  return { text: shown.text, length: shown.text.length + text.length - shown.read };
};

/** The same for a text whose length need not be known: what is cut ends in `…`. */
export const labelled = (ink: Ink, text: string): string => {
  const shown = written(ink, text);
  return shown.text.length < shown.length ? `${shown.text}…` : shown.text;
};

/** What each of so many values may count on. Half of what is there goes to the first that can use it. */
export const shareOf = (ink: Ink, count: number): number => trunc(min(leastShare, max(ink.left, 0) / (2 * count)));

/** Writes a value, keeping something back for those to come. */
export const writeKeeping = <T>(ink: Ink, kept: number, write: () => T): T => {
  ink.left -= kept + valueCost;
  const made = write();
  ink.left += kept;
  return made;
};
