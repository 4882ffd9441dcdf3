import { cut, widthOf, widthUpTo } from './width.ts';

/** A text without colours in so many columns: where it is longer its beginning, `…` and its end, which tells many apart. */
export const cutMiddle = (text: string, columns: number, more = '…'): string => {
  if (columns < leastColumns || widthUpTo(columns, text) <= columns) return cut(text, columns, more);
  const room = columns - widthOf(more);
  const after = Math.floor(room / 2);
  return `${cut(text, room - after, '')}${more}${endOf(text, after)}`;
};

/** With fewer there is no room for both ends. */
const leastColumns = 5;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const endOf = (text: string, columns: number): string => {
  let left = columns;
  let end = '';
  for (const { segment } of [...graphemes.segment(text)].toReversed()) {
    left -= widthOf(segment);
    if (left < 0) return end;
    end = `${segment}${end}`;
  }
  return end;
};
