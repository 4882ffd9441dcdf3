import type { InspectedMessage } from '../../../core/message.ts';
import { initialTree, type TreeState } from '../../tree/tree-state.ts';

export type DetailMode = 'tree' | 'raw' | 'hex';

export type MessagesState = {
  /** The id of the message under the cursor; null: the newest, whichever that is. */
  readonly cursor: number | null;
  /** The id of the first row in sight, while the newest is not followed. */
  readonly top: number;
  /** The id of the newest message when it ceased to be followed. */
  readonly lastSeen: number;
  readonly isFrozen: boolean;
  readonly pane: 'list' | 'detail';
  /** On a narrow screen the detail is shown when it is asked for. */
  readonly isDetailOpen: boolean;
  /** How the message under the cursor is shown; another one begins anew. */
  readonly mode: DetailMode;
  readonly tree: TreeState;
  /** The first line in sight of the raw and hex views. */
  readonly scroll: number;
  readonly marked: InspectedMessage | null;
};

export type MessagesEvent =
  | { readonly type: 'followed' }
  | { readonly type: 'moved'; readonly cursor: number; readonly top: number; readonly newest: number }
  /** The same message by another id. */
  | { readonly type: 'found-again'; readonly cursor: number; readonly top: number; readonly newest: number }
  | { readonly type: 'frozen'; readonly cursor: number; readonly top: number; readonly newest: number }
  | { readonly type: 'focused'; readonly pane: MessagesState['pane'] }
  | { readonly type: 'detail-closed' }
  | { readonly type: 'mode-turned'; readonly mode: DetailMode }
  | { readonly type: 'tree-changed'; readonly tree: TreeState }
  | { readonly type: 'scrolled'; readonly scroll: number }
  | { readonly type: 'marked'; readonly message: InspectedMessage | null };

const unseen = { mode: 'tree', tree: initialTree, scroll: 0 } as const;

export const firstMessages: MessagesState = {
  cursor: null,
  top: 0,
  lastSeen: 0,
  isFrozen: false,
  pane: 'list',
  isDetailOpen: false,
  ...unseen,
  marked: null,
};

export const messagesAfter = (state: MessagesState, event: MessagesEvent): MessagesState => {
  switch (event.type) {
    case 'followed':
      return { ...state, ...unseen, cursor: null, isFrozen: false };
    case 'found-again':
      return { ...state, cursor: event.cursor, top: event.top, lastSeen: event.newest, isFrozen: false };
    case 'moved':
    case 'frozen':
      return {
        ...state,
        ...(event.cursor === state.cursor ? {} : unseen),
        cursor: event.cursor,
        top: event.top,
        lastSeen: state.cursor === null ? event.newest : state.lastSeen,
        isFrozen: state.isFrozen || event.type === 'frozen',
      };
    case 'focused':
      return { ...state, pane: event.pane, isDetailOpen: state.isDetailOpen || event.pane === 'detail' };
    case 'detail-closed':
      return { ...state, pane: 'list', isDetailOpen: false };
    case 'mode-turned':
      return { ...state, mode: state.mode === event.mode ? 'tree' : event.mode, scroll: 0 };
    case 'tree-changed':
      return { ...state, tree: event.tree };
    case 'scrolled':
      return { ...state, scroll: event.scroll };
    case 'marked':
      return { ...state, marked: event.message };
  }
};
