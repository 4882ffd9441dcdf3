import { cut, longestSign, widthUpTo } from './width.ts';

/**
 * A text without colours in rows of so many columns, broken at blanks where there are some. Of a text that may be long no
 * more than the first `most` rows are made.
 */
export const wrapped = (text: string, columns: number, most?: number): readonly string[] =>
  most === undefined
    ? rowsOf(text, columns)
    : rowsOf(text.slice(0, most * (columns + 1) * longestSign), columns).slice(0, most);

const rowsOf = (text: string, columns: number): readonly string[] => {
  const rows: string[] = [];
  let row = '';
  for (const word of text.split(' ')) {
    const longer = row === '' ? word : `${row} ${word}`;
    if (widthUpTo(columns, longer) <= columns) row = longer;
    else {
      if (row !== '') rows.push(row);
      const pieces = piecesOf(word, columns);
      rows.push(...pieces.slice(0, -1));
      row = pieces.at(-1) ?? '';
    }
  }
  return row === '' && rows.length > 0 ? rows : [...rows, row];
};

/** A word that is longer than a row, in as many as it takes. */
const piecesOf = (word: string, columns: number): readonly string[] => {
  const pieces: string[] = [];
  let rest = word;
  while (rest !== '') {
    const piece = cut(rest, columns, '') || rest;
    pieces.push(piece);
    rest = rest.slice(piece.length);
  }
  return pieces.length === 0 ? [''] : pieces;
};
