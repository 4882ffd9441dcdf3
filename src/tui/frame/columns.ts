import type { Role, Theme } from './theme.ts';
import { cut, fitTo } from './width.ts';

export type Cell = { readonly text: string; readonly role?: Role | undefined };

export type Column<Row> = {
  readonly title: string;
  /** Columns it has at least. */
  readonly min: number;
  /** Columns it has at most; default: its content decides, up to `max` of all rows in sight. */
  readonly max?: number;
  /** Its share of what is left; default 0. */
  readonly grow?: number;
  /** The greater goes first when there is no room; absent: it stays. */
  readonly drop?: number;
  readonly align?: 'left' | 'right';
  readonly cell: (row: Row) => Cell;
};

type Sized<Row> = { readonly column: Column<Row>; readonly width: number };

const gap = 2;

/**
 * Which columns have room, and how wide each is: what its rows in sight need, between `min` and `max`; then those that
 * `grow` share the rest. Columns drop in their order until the others have at least `min`.
 */
export const sizeColumns = <Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  width: number,
): readonly Sized<Row>[] => {
  const kept = withoutDropped(columns, width);
  const wanted = kept.map((column) => wantedWidth(column, rows));
  const least = kept.map(({ min }) => min);
  let left = width - gap * (kept.length - 1) - sum(least);
  const widths = kept.map((_, index) => {
    const more = Math.max(0, Math.min((wanted[index] ?? 0) - (least[index] ?? 0), left));
    left -= more;
    return (least[index] ?? 0) + more;
  });
  const shares = sum(kept.map(({ grow = 0 }) => grow));
  return kept.map((column, index) => {
    const share = shares === 0 ? 0 : Math.floor((Math.max(0, left) * (column.grow ?? 0)) / shares);
    return { column, width: (widths[index] ?? 0) + share };
  });
};

const withoutDropped = <Row>(columns: readonly Column<Row>[], width: number): readonly Column<Row>[] => {
  const needed = sum(columns.map(({ min }) => min)) + gap * (columns.length - 1);
  if (needed <= width) return columns;
  const first = columns.reduce<Column<Row> | null>(
    (best, one) => ((one.drop ?? 0) > (best?.drop ?? 0) ? one : best),
    null,
  );
  return first === null
    ? columns
    : withoutDropped(
        columns.filter((one) => one !== first),
        width,
      );
};

const wantedWidth = <Row>(
  { title, min, max = Number.POSITIVE_INFINITY, grow, cell }: Column<Row>,
  rows: readonly Row[],
) =>
  grow === undefined
    ? Math.min(max, Math.max(min, title.length, ...rows.map((row) => cell(row).text.length)))
    : Math.min(max, Math.max(min, title.length));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

export const headerLine = <Row>(sized: readonly Sized<Row>[], theme: Theme): string =>
  theme.paint('dim', sized.map(({ column, width }) => fitTo(column.title, width, column.align)).join(' '.repeat(gap)));

/** One row in the widths of `sizeColumns`; `width` is that of the whole line, which a selected row fills. */
export const rowLine = <Row>(
  sized: readonly Sized<Row>[],
  row: Row,
  { theme, width, isSelected }: { readonly theme: Theme; readonly width: number; readonly isSelected: boolean },
): string => {
  const cells = sized.map(({ column, width: columns }) => {
    const { text, role = 'text' } = column.cell(row);
    const shown = fitTo(text, columns, column.align);
    return isSelected ? shown : theme.paint(role, shown);
  });
  const line = cells.join(' '.repeat(gap));
  return isSelected ? theme.paint('selected', fitTo(cut(line, width), width)) : line;
};
