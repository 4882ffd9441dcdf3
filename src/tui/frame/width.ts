import stringWidth from 'string-width';
import { isEndless } from './endless.ts';

/** Signs of one column and one UTF-16 unit each, also beside each other: all but a few lines are made of them. */
const narrow = /^[\x20-\x7e\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2190-\u2319\u2500-\u25fc\u2713\u2717]*$/;
const styling = /\u001b\[[\d;]*m/g;

/** Columns that a text takes; its colours take none. Of most texts it knows a hundred times as fast as `string-width`. */
export const widthOf = (text: string): number => {
  const bare = text.includes('\u001b') ? text.replace(styling, '') : text;
  return narrow.test(bare) ? bare.length : stringWidth(bare);
};

/** A grapheme is seldom longer, in UTF-16 units; what goes on for longer is cut, though it might have room. */
export const longestSign = 32;

/** The same up to `most`, and something above that for what is wider: a text of a megabyte is not looked through. */
export const widthUpTo = (most: number, text: string): number =>
  text.length > (most + 1) * longestSign ? most + 1 : widthOf(text);

/** A text without colours in so many columns: its beginning and `…` where it is longer, never padded. */
export const cut = (text: string, columns: number, more = '…'): string => {
  if (columns <= 0) return '';
  const most = columns * longestSign;
  const head = text.slice(0, most + 1);
  if (narrow.test(head)) {
    return text.length <= columns ? text : `${text.slice(0, Math.max(0, columns - widthOf(more)))}${more}`;
  }
  let width = 0;
  let kept = '';
  let short = '';
  for (const { segment, index } of graphemes.segment(head)) {
    width += widthOf(segment);
    if (width > columns || index + segment.length > most) return `${short}${more}`;
    kept += segment;
    if (width + widthOf(more) <= columns) short = kept;
  }
  return kept;
};

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A text without colours in exactly so many columns. */
export const fitTo = (text: string, columns: number, align: 'left' | 'right' = 'left'): string => {
  const short = cut(text, columns);
  const blanks = blanksAfter(short, columns);
  return align === 'left' ? `${short}${blanks}` : `${blanks}${short}`;
};

/** A text that may have colours, with blanks up to so many columns. */
export const padTo = (text: string, columns: number): string => `${text}${blanksAfter(text, columns)}`;

const blanksAfter = (text: string, columns: number): string =>
  isEndless(columns) ? '' : ' '.repeat(Math.max(0, columns - widthOf(text)));
