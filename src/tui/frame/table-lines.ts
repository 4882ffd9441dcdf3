import { type Column, headerLine, rowLine, sizeColumns } from './columns.ts';
import type { Theme } from './theme.ts';

type Table = {
  readonly theme: Theme;
  readonly width: number;
  /** Which of the rows; -1 for none. */
  readonly selected: number;
};

/** The rows in sight under their headings. */
export const tableLines = <Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  { theme, width, selected }: Table,
): readonly string[] => {
  const sized = sizeColumns(columns, rows, width);
  return [
    headerLine(sized, theme),
    ...rows.map((row, index) => rowLine(sized, row, { theme, width, isSelected: index === selected })),
  ];
};
