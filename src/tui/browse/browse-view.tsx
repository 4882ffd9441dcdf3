import type { ReactNode } from 'react';
import { type PaneContent, paneSizes, roomOf, TwoPanes, twoAreas } from '../components/two-panes.tsx';
import { clean } from '../frame/clean.ts';
import type { Frame } from '../frame/frame.ts';
import { moreBelow } from '../frame/more-below.ts';
import { type Piece, paintPieces, selectPieces } from '../frame/pieces.ts';
import type { Theme } from '../frame/theme.ts';
import type { Previewed } from '../preview/open-preview.ts';
import { type LineMark, type PreviewRow, previewLines, previewRows } from '../preview/preview-rows.ts';
import type { Area } from '../screens/screen.ts';
import { cursorRow, type TreeRow } from '../tree/tree-state.ts';
import { type BrowseState, rowsOf, type Scroll } from './browse-state.ts';

export type Browsed = {
  readonly state: BrowseState;
  readonly frame: Frame;
  readonly title: string;
  readonly note?: string;
  /** Lines above the tree, or instead of it where it is empty; for so many columns. */
  readonly above: (columns: number) => readonly string[];
  /** The node of a row, after its fold sign. */
  readonly pieces: (row: TreeRow) => readonly Piece[];
  /** Above the file: what is to be said of it as a whole. */
  readonly head: (columns: number) => readonly string[];
  readonly detailTitle: string;
  readonly previewed: Previewed;
  readonly marks: readonly LineMark[];
  /** The line of the file that the row is about; undefined: the file as a whole. */
  readonly line?: number | undefined;
};

const listShare = 0.45;

/** A tree of files, and the one under the cursor beside it. */
export const BrowseView = (browsed: Browsed): ReactNode => (
  <TwoPanes
    frame={browsed.frame}
    focused={browsed.state.focused}
    share={listShare}
    list={({ columns }) => listContent(browsed, columns)}
    detail={(inside) => detailContent(browsed, inside)}
  />
);

/** How many rows of the tree have room. */
export const browsePage = ({ state, frame, above }: Pick<Browsed, 'state' | 'frame' | 'above'>): number => {
  const { columns, rows } = roomOf(paneSizes(frame, state.focused, listShare).list);
  return Math.max(1, rows - above(columns).length);
};

/** Where the rows of the tree and the file stand, for the mouse. */
export const browseAreas = ({ state, frame, above }: Browsed, panes: readonly [string, string]): readonly Area[] => {
  const sizes = paneSizes(frame, state.focused, listShare);
  const rows = rowsOf(state);
  const list = {
    pane: panes[0],
    above: above(roomOf(sizes.list).columns).length,
    count: Math.min(state.page, rows.length - state.top),
    cursor: cursorRow(rows, state.tree) - state.top,
  };
  return twoAreas(sizes, {
    list,
    detail: { pane: panes[1], above: 0, count: roomOf(sizes.detail).rows, cursor: null },
  });
};

/** Where the file stands: resolves what the screen left open. */
export const browseScroll = (
  browsed: Pick<Browsed, 'state' | 'frame' | 'head' | 'previewed' | 'marks' | 'line'>,
): Scroll => {
  const { state, frame, head, previewed } = browsed;
  const { columns, rows } = roomOf(paneSizes(frame, state.focused, listShare).detail);
  const page = Math.max(1, rows - head(columns).length);
  const all = fileRows(browsed, columns);
  const most = Math.max(0, all.length - page);
  const isThere = previewed.type === 'shown' && columns > 0;
  const top = state.scroll.top ?? (isThere ? firstWanted(all, page, browsed.line) : null);
  return { top: top === null ? null : Math.min(most, top), page, length: all.length };
};

/** From the start where that has the line, or the first mark, in sight. */
const firstWanted = (rows: readonly PreviewRow[], page: number, line: number | undefined): number => {
  const at = rows.findIndex((row) => (line === undefined ? row.type === 'mark' : row.line === line));
  return at < page - 1 ? 0 : at - Math.floor(page / 2);
};

const fileRows = (
  { previewed, marks }: Pick<Browsed, 'previewed' | 'marks'>,
  columns: number,
): readonly PreviewRow[] => (previewed.type === 'shown' ? previewRows(previewed.lines, marks, columns) : []);

const listContent = ({ state, frame, title, note, above, pieces }: Browsed, columns: number): PaneContent => {
  const { theme } = frame;
  const rows = rowsOf(state);
  const at = cursorRow(rows, state.tree);
  const lines = rows.slice(state.top, state.top + state.page).map((row, index) => {
    const all = [...indented(row, theme), ...pieces(row)];
    return state.top + index === at ? selectPieces(all, columns, theme) : paintPieces(all, columns, theme);
  });
  return { title, ...(note === undefined ? {} : { note }), lines: [...above(columns), ...lines] };
};

const indented = ({ depth, isOpen }: TreeRow, { glyphs }: Theme): readonly Piece[] => {
  const fold = isOpen === null ? ' ' : isOpen ? glyphs.unfolded : glyphs.folded;
  return [{ text: `${'  '.repeat(depth)}${fold} `, role: 'dim' }];
};

const detailContent = (
  browsed: Browsed,
  { columns, rows }: { readonly columns: number; readonly rows: number },
): PaneContent => {
  const { state, frame, head, detailTitle, previewed } = browsed;
  const { theme } = frame;
  const above = head(columns);
  const title = clean(detailTitle);
  if (previewed.type === 'failed') return { title, lines: [...above, theme.paint('bad', clean(previewed.message))] };
  if (previewed.type !== 'shown') return { title, lines: above };
  const all = fileRows(browsed, columns);
  const top = state.scroll.top ?? 0;
  const shown = all.slice(top, top + rows - above.length);
  const left = all.length - top - shown.length;
  return {
    title,
    note: moreBelow(left, theme.glyphs),
    lines: [...above, ...previewLines(shown, { columns, lines: previewed.lines.length, theme })],
  };
};
