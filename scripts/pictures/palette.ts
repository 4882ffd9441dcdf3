/** A colour of a terminal: null is its default, 0…255 its palette, else `#rrggbb`. */
export type Color = number | string | null;

export const background = '#15171c';
export const foreground = '#d5d9e0';
export const bar = '#22252c';
export const edge = '#363b45';

/** Each is readable on the background. */
const named = [
  '#4b515d',
  '#f2777a',
  '#8fcf7f',
  '#e5c06c',
  '#79b0f4',
  '#cf9bee',
  '#62c7c9',
  '#d5d9e0',
  '#8b93a1',
  '#ff9a9c',
  '#b0e8a2',
  '#f8da92',
  '#a4caff',
  '#e2baff',
  '#8be3e5',
  '#ffffff',
] as const;

/** Its colour on paper; the default is for text or for what is behind it. */
export const hexOf = (color: Color, otherwise: string): string => {
  if (color === null) return otherwise;
  return typeof color === 'string' ? color : (named[color] ?? beyondNamed(color));
};

/** A colour that is dim before another. */
export const dimmed = (color: string, behind: string): string =>
  hex(partsOf(color).map((part, index) => Math.round(part * 0.65 + (partsOf(behind)[index] ?? 0) * 0.35)));

const partsOf = (color: string): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

/** xterm's 256 colours: a cube of six steps, then greys. */
const beyondNamed = (index: number): string => {
  if (index >= 232) return hex([8, 8, 8].map((least) => least + (index - 232) * 10));
  const place = index - 16;
  return hex(
    [Math.floor(place / 36), Math.floor(place / 6) % 6, place % 6].map((step) => (step === 0 ? 0 : 55 + step * 40)),
  );
};

const hex = (parts: readonly number[]): string =>
  `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
