import { type Column, headerLine, rowLine, sizeColumns } from './columns.ts';
import { isEndless } from './endless.ts';
import type { Theme } from './theme.ts';

type Table = {
  readonly theme: Theme;
  readonly width: number;
  /** Which of the rows; -1 for none. */
  readonly selected: number;
  /** The rows were so once, and nobody knows how they are now. */
  readonly isOld?: boolean;
};

/** The rows in sight under their headings. */
export const tableLines = <Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  { theme, width, selected, isOld = false }: Table,
): readonly string[] => {
  const sized = sizeColumns(columns, rows, width);
  const look = isOld ? faded(theme) : theme;
  return [
    ...(isEndless(width) ? [] : [headerLine(sized, theme)]),
    ...rows.map((row, index) => rowLine(sized, row, { theme: look, width, isSelected: index === selected })),
  ];
};

/** Without a colour that would tell how things are; where the cursor is can still be seen. */
const faded = (theme: Theme): Theme => ({
  ...theme,
  paint: (role, text) => {
    const dim = theme.paint('dim', text);
    return role === 'selected' ? theme.paint(role, dim) : dim;
  },
});
