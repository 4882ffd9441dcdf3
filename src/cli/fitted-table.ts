import { displayWidth } from '../core/display-width.ts';
import { textTable } from './text-table.ts';

type Table = {
  readonly rows: readonly (readonly string[])[];
  readonly right: readonly number[];
  /** The terminal's width; null: no terminal, where a row is a line whatever its length. */
  readonly columns: number | null;
};

/** A table, the heading first. Columns that the terminal has no room for stand below their row, each with its heading. */
export const fittedTable = ({ rows, right, columns }: Table): string => {
  const whole = textTable(rows, right);
  if (columns === null || widthOf(whole) <= columns) return whole;
  const [heading = []] = rows;
  const kept = fittingColumns(rows, columns);
  const lines = textTable(
    rows.map((row) => row.slice(0, kept)),
    right,
  ).split('\n');
  return rows
    .flatMap((row, at) => [lines[at], ...(at === 0 ? [] : belowLines(row.slice(kept), heading.slice(kept), columns))])
    .map((line) => `${line}\n`)
    .join('');
};

const widthOf = (text: string): number => Math.max(0, ...text.split('\n').map(displayWidth));

/** How many of the first columns fit, at least one. */
const fittingColumns = (rows: Table['rows'], columns: number): number => {
  const counts = Array.from({ length: rows[0]?.length ?? 0 }, (_, index) => index + 1);
  const fits = (count: number): boolean => widthOf(textTable(rows.map((row) => row.slice(0, count)))) <= columns;
  return counts.findLast(fits) ?? 1;
};

/** As many cells a line as fit; nothing of those that have nothing to say. */
const belowLines = (cells: readonly string[], heading: readonly string[], columns: number): readonly string[] => {
  const lines: string[] = [];
  for (const [at, cell] of cells.entries()) {
    if (cell === '-') continue;
    const text = `${heading[at]} ${cell}`;
    const longer = `${lines.at(-1)}  ${text}`;
    if (lines.length > 0 && displayWidth(longer) <= columns) lines[lines.length - 1] = longer;
    else lines.push(`  ${text}`);
  }
  return lines;
};
