import { scrolled } from '../../keys/list-bindings.ts';
import type { MessageView } from '../../store/create-view.ts';
import type { MessagesState } from './messages-state.ts';

/** The rows of the list by their indexes in what is looked at. */
export type ListCursor = {
  /** Of a message, or of its nearest neighbour; -1 without rows. */
  readonly indexOf: (id: number) => number;
  /** Of the cursor's row; -1 without rows. */
  readonly index: () => number;
  /** Of the first of `page` rows in sight. */
  readonly top: (page: number) => number;
  /** The ids of the cursor and of the first row in sight, were the cursor on that row. */
  readonly at: (index: number, page: number) => { readonly cursor: number; readonly top: number } | null;
};

export const listCursor = (state: () => MessagesState, view: () => MessageView): ListCursor => {
  const indexOf = (id: number): number => {
    const rows = view();
    const index = rows.indexOf(id);
    if (index >= 0) return index;
    const near = rows.next(id, 1) ?? rows.next(id, -1);
    return near === undefined ? -1 : rows.indexOf(near);
  };
  const index = (): number => {
    const { cursor } = state();
    return cursor === null ? view().length() - 1 : indexOf(cursor);
  };
  const top = (page: number): number => {
    const length = view().length();
    if (state().cursor === null) return Math.max(0, length - page);
    return scrolled(Math.max(0, indexOf(state().top)), index(), { length, page });
  };
  const idAt = (place: number): number | undefined => view().window(place, 1)[0]?.id;
  return {
    indexOf,
    index,
    top,
    at: (place, page) => {
      const cursor = idAt(place);
      const first = idAt(scrolled(top(page), place, { length: view().length(), page }));
      return cursor === undefined || first === undefined ? null : { cursor, top: first };
    },
  };
};
