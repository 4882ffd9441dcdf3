import type { Role, Theme } from './theme.ts';
import { cut, fitTo, widthOf, widthUpTo } from './width.ts';

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

/** What is left of a line without so many of its first columns; of what is wider than one a blank stands for the rest. */
export const dropColumns = (pieces: readonly Piece[], columns: number): readonly Piece[] => {
  let left = columns;
  return pieces.flatMap((piece) => {
    if (left === 0) return [piece];
    const head = cut(piece.text, left, '');
    const isWhole = head === piece.text;
    const rest = isWhole ? '' : afterHead(piece.text, head, left);
    left = isWhole ? left - widthOf(head) : 0;
    return rest === '' ? [] : [{ ...piece, text: rest }];
  });
};

const afterHead = (text: string, head: string, columns: number): string => {
  const width = widthOf(head);
  if (width === columns) return text.slice(head.length);
  const next = cut(text, columns + 1, '');
  return `${' '.repeat(Math.max(0, widthOf(next) - columns))}${text.slice(next.length)}`;
};
