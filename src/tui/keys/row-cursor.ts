import { type Move, moved, scrolled } from './list-bindings.ts';

/** A cursor in a list of which some rows are in sight. */
export type RowCursor = {
  readonly at: number;
  /** The first row in sight, and how many have room. */
  readonly top: number;
  readonly page: number;
};

export const firstRow: RowCursor = { at: 0, top: 0, page: 1 };

/** The cursor on a row, or on the nearest one that a list of `length` has; in sight. */
export const cursorAt = ({ top, page }: RowCursor, at: number, length: number): RowCursor => {
  const own = Math.max(0, Math.min(length - 1, at));
  return { at: own, top: scrolled(top, own, { length, page }), page };
};

export const movedCursor = (cursor: RowCursor, how: Move, length: number): RowCursor =>
  cursorAt(cursor, moved(cursor.at, how, { length, page: cursor.page }), length);

/** The rows in sight. */
export const inSight = <Row>(rows: readonly Row[], { top, page }: RowCursor): readonly Row[] =>
  rows.slice(top, top + page);
