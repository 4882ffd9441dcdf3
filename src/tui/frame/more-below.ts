import { count } from './count.ts';
import type { Glyphs } from './glyphs.ts';

/** How many rows there are below those in sight; empty when these are the last. */
export const moreBelow = (left: number, { down }: Pick<Glyphs, 'down'>): string =>
  left > 0 ? `${count(left)} more ${down}` : '';
