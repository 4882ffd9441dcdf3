import type { Move } from '../../keys/list-bindings.ts';
import type { MessageView, Row } from '../../store/create-view.ts';
import type { Ui } from '../../ui.ts';
import { listCursor } from './list-cursor.ts';
import { matchFinder } from './match-finder.ts';
import { firstMessages, type MessagesEvent, type MessagesState, messagesAfter } from './messages-state.ts';
import { openMoves } from './open-moves.ts';
import type { Reading } from './open-reading.ts';
import { openReadings } from './open-readings.ts';
import { openSight } from './open-sight.ts';
import type { Query } from './query.ts';

export type Messages = {
  readonly state: () => MessagesState;
  readonly happen: (event: MessagesEvent) => void;
  /** What is shown; null before anything was asked for. */
  readonly reading: () => Reading | null;
  /** What was asked for last, and may not have an answer yet. */
  readonly query: () => Query | null;
  /** The reading whose answer is waited for. */
  readonly pending: () => Reading | null;
  readonly view: () => MessageView;
  /** The index of the cursor's row; -1 without rows. */
  readonly cursorIndex: () => number;
  readonly current: () => Row | null;
  /** The index of the first of `page` rows in sight. */
  readonly topIndex: (page: number) => number;
  /** Messages that came since the newest ceased to be followed. */
  readonly newCount: () => number;
  readonly read: (query: Query) => void;
  readonly follow: () => void;
  readonly freeze: (page: number) => void;
  readonly move: (how: Move, page: number) => void;
  readonly goTo: (id: number, page: number) => void;
  /** Stays at the newest message, though newer ones come. */
  readonly hold: (page: number) => void;
  /** The nearest kept message after (1) or before (-1) one that a filter matches. */
  readonly nextMatch: (id: number, direction: 1 | -1, filter: string) => number | undefined;
  readonly close: () => Promise<void>;
};

/** What is read and what is shown of it: readings, the view on their messages, and the cursor in it. */
export const openMessages = (ui: Ui, zone: string): Messages => {
  let state = firstMessages;
  const find = matchFinder();
  const happen = (event: MessagesEvent): void => {
    state = messagesAfter(state, event);
  };
  const readings = openReadings({
    ui,
    zone,
    beforeDrop: (reading) => moves.beforeDrop(reading),
    changed: () => {
      if (readings.pending()?.hasAnswer() === true) moves.turn();
      moves.settle();
      // Out of sight it reads on, and every header says so.
      ui.draw('soon');
    },
  });
  const sight = openSight(readings);
  const cursor = listCursor(() => state, sight.view);
  const moves = openMoves({ state: () => state, happen, readings, sight, cursor });

  return {
    state: () => state,
    happen,
    reading: readings.shown,
    query: readings.query,
    pending: readings.pending,
    view: sight.view,
    cursorIndex: cursor.index,
    current: () => sight.view().window(cursor.index(), 1)[0] ?? null,
    topIndex: cursor.top,
    newCount: () => {
      const reading = readings.shown();
      if (state.cursor === null || reading === null) return 0;
      return Math.max(0, (reading.store.last() ?? 0) - Math.max(state.lastSeen, reading.lastOld()));
    },
    read: (query) => {
      if (query.topic !== readings.query()?.topic) happen({ type: 'detail-closed' });
      if (!readings.read(query)) moves.follow();
    },
    follow: moves.follow,
    freeze: moves.freeze,
    move: moves.move,
    goTo: moves.goTo,
    hold: moves.hold,
    nextMatch: (id, direction, filter) => {
      const store = sight.store();
      return store === undefined ? undefined : find(store, { id, direction }, filter);
    },
    close: readings.close,
  };
};
