import { clean } from '../../frame/clean.ts';
import { cut } from '../../frame/width.ts';

export type Lines = { readonly length: number; readonly line: (index: number) => string };

/** A text in lines of so many columns; only those that are looked at are made, so a megabyte is no work. */
export const rawLines = (bytes: Buffer | null, columns: number): Lines => {
  if (bytes === null) return { length: 1, line: () => 'null (a tombstone)' };
  const text = bytes.toString();
  // A sign of one unit may take two columns.
  const units = isNarrow.test(text) ? columns : Math.max(1, Math.floor(columns / 2));
  const starts = startsOf(text, units);
  return {
    length: starts.length,
    line: (index) => cut(clean(text.slice(starts[index], starts[index + 1]).replace(/\r?\n$/, '')), columns),
  };
};

/** ASCII, and letters of Latin, Greek and Cyrillic: a sign of them takes a column. */
const isNarrow = /^[\x20-\x7e\n\u00c0-\u024f\u0370-\u03ff\u0400-\u0481\u048a-\u052f]*$/;

/** Where each line starts: after a line break, and where the room ends. Pairs of surrogates stay together. */
const startsOf = (text: string, units: number): readonly number[] => {
  const starts: number[] = [];
  let start = 0;
  do {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline + 1;
    for (let at = start; at < end; ) {
      starts.push(at);
      const next = at + units;
      const isPair = next < end && text.charCodeAt(next) >= 0xdc00 && text.charCodeAt(next) <= 0xdfff;
      at = Math.min(end, isPair ? next + 1 : next);
      if (at === end - 1 && newline >= 0) at = end;
    }
    start = end;
  } while (start < text.length);
  return starts.length === 0 ? [0] : starts;
};
