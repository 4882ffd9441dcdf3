import { isEndless } from './endless.ts';
import type { Role, Theme } from './theme.ts';
import { cut, fitTo, widthOf } from './width.ts';

export type Cell = { readonly text: string; readonly role?: Role | undefined };

export type Column<Row> = {
  readonly title: string;
  /** Columns it has at least. */
  readonly min: number;
  /** Columns it has at most; default: its content decides, up to `max` of all rows in sight. */
  readonly max?: number;
  /** Columns that its content needs, where that is known of more than the rows in sight: then nothing moves. */
  readonly wanted?: number;
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
 * `grow` share the rest. Columns drop in their order until the others have at least `min`; what may not drop gives way
 * from the right. Where there is no end of columns each has all of them.
 */
export const sizeColumns = <Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  width: number,
): readonly Sized<Row>[] => {
  if (isEndless(width)) return columns.map((column) => ({ column, width }));
  const kept = withoutDropped(columns, width);
  const room = width - gap * (kept.length - 1);
  const least = handedOut(
    kept.map(({ min }) => min),
    room,
  );
  const more = handedOut(
    kept.map((column, index) => wantedWidth(column, rows) - (least[index] ?? 0)),
    room - sum(least),
  );
  const left = room - sum(least) - sum(more);
  const shares = sum(kept.map(({ grow = 0 }) => grow));
  return kept.map((column, index) => {
    const share = shares === 0 ? 0 : Math.floor((Math.max(0, left) * (column.grow ?? 0)) / shares);
    return { column, width: (least[index] ?? 0) + (more[index] ?? 0) + share };
  });
};

/** To each what it wants, from the left, while there is some. */
const handedOut = (wanted: readonly number[], room: number): readonly number[] => {
  let left = room;
  return wanted.map((one) => {
    const given = Math.max(0, Math.min(one, left));
    left -= given;
    return given;
  });
};

const withoutDropped = <Row>(columns: readonly Column<Row>[], width: number): readonly Column<Row>[] => {
  const needed = sum(columns.map(({ min }) => min)) + gap * (columns.length - 1);
  if (needed <= width) return columns;
  const first = columns.reduce<Column<Row> | null>(
    (best, one) => ((one.drop ?? 0) > (best?.drop ?? 0) ? one : best),
    null,
  );
  if (first !== null) return withoutDropped(without(columns, first), width);
  const hasRoom = columns.length <= 1 || gap * (columns.length - 1) < width;
  return hasRoom ? columns : withoutDropped(columns.slice(0, -1), width);
};

const without = <Item>(items: readonly Item[], item: Item): readonly Item[] => items.filter((one) => one !== item);

const wantedWidth = <Row>(
  { title, min, max = Number.POSITIVE_INFINITY, wanted, grow, cell }: Column<Row>,
  rows: readonly Row[],
) =>
  grow === undefined
    ? Math.min(max, Math.max(min, widthOf(title), wanted ?? widest(rows, cell)))
    : Math.min(max, Math.max(min, widthOf(title)));

const widest = <Row>(rows: readonly Row[], cell: Column<Row>['cell']): number =>
  Math.max(0, ...rows.map((row) => widthOf(cell(row).text)));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

export const headerLine = <Row>(sized: readonly Sized<Row>[], theme: Theme): string =>
  theme.paint('dim', sized.map(({ column, width }) => fitTo(column.title, width, column.align)).join(' '.repeat(gap)));

/**
 * One row in the widths of `sizeColumns`; `width` is that of the whole line, which a selected row fills. With no end of
 * columns nothing stands below a title, so each cell says its own.
 */
export const rowLine = <Row>(
  sized: readonly Sized<Row>[],
  row: Row,
  { theme, width, isSelected }: { readonly theme: Theme; readonly width: number; readonly isSelected: boolean },
): string => {
  const cells = sized.flatMap(({ column, width: columns }, index) => {
    const { text, role = 'text' } = column.cell(row);
    if (isEndless(width) && text === '') return [];
    const shown = fitTo(text, columns, column.align);
    const named = isEndless(width) && index > 0 ? `${column.title.toLowerCase()} ` : '';
    return `${named}${isSelected ? shown : theme.paint(role, shown)}`;
  });
  const line = cells.join(isEndless(width) ? ', ' : ' '.repeat(gap));
  return isSelected ? theme.paint('selected', fitTo(cut(line, width), width)) : line;
};
