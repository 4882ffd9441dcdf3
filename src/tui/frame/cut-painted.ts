import { cut, widthOf, widthUpTo } from './width.ts';

/** A column with its colours is seldom longer, in UTF-16 units. */
const longestCell = 64;
const styling = /(\u001b\[[\d;]*m)/;

/** A text that may have colours, in at most so many columns; what is cut off takes none of its colours' ends with it. */
export const cutPainted = (text: string, columns: number): string => {
  if (!text.includes('\u001b')) return cut(text, columns);
  if (text.length <= columns * longestCell && widthOf(text) <= columns) return text;
  let left = columns;
  const parts = text.split(styling).map((part, index) => {
    // The split gives texts and codes in turn.
    if (index % 2 === 1) return part;
    const width = widthUpTo(left, part);
    const shown = width < left ? part : cut(`${part} `, left);
    left -= Math.min(width, left);
    return shown;
  });
  return parts.join('');
};
