import { displayWidth } from '../core/display-width.ts';

/** Rows of cells in aligned columns; those in `right` are aligned to the right. Cells hold no control characters. */
export const textTable = (rows: readonly (readonly string[])[], right: readonly number[] = []): string => {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))),
  );
  const cell = (text: string, column: number): string => {
    const space = ' '.repeat((widths[column] ?? 0) - displayWidth(text));
    return right.includes(column) ? `${space}${text}` : `${text}${space}`;
  };
  return rows.map((row) => `${row.map(cell).join('  ').trimEnd()}\n`).join('');
};
