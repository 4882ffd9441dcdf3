import type { Role, Theme } from './theme.ts';
import { cut, fitTo, widthUpTo } from './width.ts';

/** A part of a line. Its text is clean. */
export type Piece = { readonly text: string; readonly role?: Role | undefined };

/** Pieces side by side in at most so many columns; what is cut off ends in `…`. */
export const paintPieces = (pieces: readonly Piece[], columns: number, { paint }: Pick<Theme, 'paint'>): string => {
  let left = columns;
  let line = '';
  for (const [index, { text, role = 'text' }] of pieces.entries()) {
    const width = widthUpTo(left, text);
    const isCut = width > left || (width === left && pieces.slice(index + 1).some((one) => one.text !== ''));
    const shown = isCut ? cut(`${text} `, left) : text;
    line += role === 'text' ? shown : paint(role, shown);
    if (isCut) return line;
    left -= width;
  }
  return line;
};

/** The same line where the cursor is. */
export const selectPieces = (pieces: readonly Piece[], columns: number, { paint }: Pick<Theme, 'paint'>): string =>
  paint('selected', fitTo(pieces.map(({ text }) => text).join(''), columns));
