import { cut, widthOf } from './width.ts';

/** Lines that may be painted, in rows of so many columns: what is longer goes on below, as deep as it began. */
export const wrappedLines = (lines: readonly string[]): ((columns: number) => readonly string[]) => {
  let known: { readonly columns: number; readonly rows: readonly string[] } | null = null;
  return (columns) => {
    if (known?.columns !== columns) known = { columns, rows: lines.flatMap((line) => rowsOf(line, columns)) };
    return known.rows;
  };
};

/** With fewer there is no room to begin rows deeper. */
const leastColumns = 10;

/** A column with its colours is seldom longer, in UTF-16 units. */
const longestCell = 64;
const styling = /(\u001b\[[\d;]*m)/;
/** What ends all colours. */
const plain = '\u001b[0m';

const rowsOf = (line: string, columns: number): readonly string[] => {
  if (line.length <= columns * longestCell && widthOf(line) <= columns) return [line];
  // The split gives texts and codes in turn.
  const parts = line.split(styling);
  const text = parts.filter((_, index) => index % 2 === 0).join('');
  const deep = columns < leastColumns ? 0 : Math.min(text.search(/[^ ]|$/), Math.floor(columns / 4)) + 2;
  return paintedRows(parts, endsOf(text, { columns, deep }), ' '.repeat(deep));
};

type Room = { readonly columns: number; readonly deep: number };

/** Where each row ends; at a blank where there is one in its second half. */
const endsOf = (text: string, { columns, deep }: Room): readonly number[] => {
  const ends: number[] = [];
  for (let at = 0; at < text.length; ) {
    const room = ends.length === 0 ? columns : columns - deep;
    const rest = text.slice(at);
    const row = cut(rest, room, '') || rest.slice(0, 1);
    const blank = row.length < rest.length ? row.lastIndexOf(' ') : -1;
    at += blank > row.length / 2 ? blank + 1 : row.length;
    ends.push(at);
  }
  return ends;
};

/** The texts and codes in rows of their own; each begins with the colours that the one before had. */
const paintedRows = (parts: readonly string[], ends: readonly number[], indent: string): readonly string[] => {
  const rows: string[] = [];
  let row = '';
  let codes = '';
  let at = 0;
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 1) {
      codes += part;
      row += part;
      continue;
    }
    for (let from = 0; from < part.length; ) {
      const end = ends[rows.length] ?? Number.POSITIVE_INFINITY;
      const taken = Math.min(part.length - from, end - at);
      row += part.slice(from, from + taken);
      from += taken;
      at += taken;
      if (at < end || rows.length === ends.length - 1) continue;
      rows.push(codes === '' ? row : row + plain);
      row = indent + codes;
    }
  }
  return [...rows, row];
};
