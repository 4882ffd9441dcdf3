import { paneInside } from '../../frame/pane-room.ts';
import { scrolled } from '../../keys/list-bindings.ts';
import { cursorRow, visibleRows } from '../../tree/tree-state.ts';
import type { Area } from '../screen.ts';
import type { Layout } from './layout.ts';
import type { Scope } from './scope.ts';

/** Where the rows of the list and of the detail stand, for the mouse. */
export const messagesAreas = (scope: Scope, layout: Layout): readonly Area[] => [
  ...listArea(scope, layout),
  ...detailArea(scope, layout),
];

/** A border and the titles of the columns. */
const aboveList = 2;

const listArea = ({ messages, page }: Scope, { list }: Layout): readonly Area[] => {
  if (list === null) return [];
  const top = messages.topIndex(page().list);
  const rows = Math.min(page().list, messages.view().length() - top);
  const cursor = messages.cursorIndex() - top;
  return [{ pane: 'list', left: 0, columns: list.columns, top: aboveList, rows, cursor }];
};

const detailArea = ({ messages, tree, page }: Scope, { list, detail, isBeside }: Layout): readonly Area[] => {
  const message = messages.current()?.message;
  if (detail === null || message === undefined) return [];
  const { pane, mode, scroll, tree: state } = messages.state();
  const place = {
    pane: 'detail',
    left: isBeside ? (list?.columns ?? 0) : 0,
    columns: detail.columns,
    top: 1 + (isBeside ? 0 : (list?.rows ?? 0)),
  };
  if (mode !== 'tree' || pane !== 'detail') return [{ ...place, rows: paneInside(detail).rows, cursor: null }];
  const rows = visibleRows(tree(message), state);
  const cursor = cursorRow(rows, state);
  const top = scrolled(scroll, cursor, { length: rows.length, page: page().detail });
  return [{ ...place, rows: Math.min(page().detail, rows.length - top), cursor: cursor - top }];
};
