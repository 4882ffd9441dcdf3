import { type Move, moved } from '../../keys/list-bindings.ts';
import type { ListCursor } from './list-cursor.ts';
import type { MessagesEvent, MessagesState } from './messages-state.ts';
import type { Reading } from './open-reading.ts';
import type { Readings } from './open-readings.ts';
import type { Sight } from './open-sight.ts';
import { sameMessage } from './same-message.ts';

/** What moves the cursor: the user, and what is read. */
export type Moves = {
  readonly follow: () => void;
  readonly freeze: (page: number) => void;
  readonly move: (how: Move, page: number) => void;
  readonly goTo: (id: number, page: number) => void;
  /** Stays at the newest message, though newer ones come. */
  readonly hold: (page: number) => void;
  /** What becomes of the oldest messages when there is no room for newer ones. */
  readonly beforeDrop: (reading: Reading) => 'drop' | 'wait';
  /** Shows what was waited for, with the cursor on the message that it was on. */
  readonly turn: () => void;
  /** Puts the cursor on the first message, where it waits for one; who looks into a message keeps it. */
  readonly settle: () => void;
};

type Parts = {
  readonly state: () => MessagesState;
  readonly happen: (event: MessagesEvent) => void;
  readonly readings: Readings;
  readonly sight: Sight;
  readonly cursor: ListCursor;
};

export const openMoves = (parts: Parts): Moves => {
  const { state, happen, readings, sight, cursor } = parts;
  /** What is read from a place on is looked at from there. */
  let goesToFirst = false;
  const isFollowing = (): boolean => state().cursor === null;
  const place = (index: number, page: number): void => put(parts, { type: 'moved', index, page });
  const hold = (page: number): void => {
    if (isFollowing()) place(cursor.index(), page);
  };
  const follow = (): void => {
    sight.letGo();
    happen({ type: 'followed' });
    readings.shown()?.goOn();
  };
  /** A message that is looked into is not changed for another one; where there is none, the list says why. */
  const keepLookedAt = (): void => {
    if (state().pane !== 'detail' || !isFollowing() || goesToFirst) return;
    if (cursor.index() >= 0) hold(1);
    else if (readings.pending() === null) happen({ type: 'focused', pane: 'list' });
  };
  return {
    follow,
    freeze: (page) => {
      const index = cursor.index();
      if (index < 0) return;
      sight.hold();
      put(parts, { type: 'frozen', index, page });
    },
    move: (how, page) => {
      if (how === 'last') return follow();
      const from = cursor.index();
      const to = moved(from, how, { length: sight.view().length(), page });
      if (to !== from || !isFollowing()) place(to, page);
    },
    goTo: (id, page) => place(cursor.indexOf(id), page),
    hold,
    beforeDrop: (reading) => {
      if (reading !== readings.shown() || isFollowing()) return 'drop';
      if (reading.query.from !== null && !state().isFrozen)
        return cursor.index() * 2 < sight.view().length() ? 'wait' : 'drop';
      sight.hold();
      return 'drop';
    },
    turn: () => {
      const before = sight.view().window(cursor.index(), 1)[0]?.message.raw;
      const wasFollowing = isFollowing();
      const isNew = readings.shown() === null;
      readings.turn();
      const shown = readings.shown();
      const last = shown?.store.last();
      const found = shown === null || isNew || wasFollowing ? undefined : sameMessage(shown.store, before);
      if (found === undefined || last === undefined) {
        follow();
        goesToFirst = shown !== null && (isNew || !wasFollowing) && shown.query.from !== null && shown.total() > 0;
        return;
      }
      sight.letGo();
      goesToFirst = false;
      happen({ type: 'found-again', cursor: found, top: found, newest: last });
      shown?.goOn();
    },
    settle: () => {
      keepLookedAt();
      const first = readings.shown()?.store.first();
      const newest = readings.shown()?.store.last();
      if (!goesToFirst || first === undefined || newest === undefined) return;
      goesToFirst = false;
      happen({ type: 'moved', cursor: first, top: first, newest });
    },
  };
};

type Put = { readonly type: 'moved' | 'frozen'; readonly index: number; readonly page: number };

const put = ({ happen, cursor, readings }: Parts, { type, index, page }: Put): void => {
  const at = cursor.at(index, page);
  if (at === null) return;
  happen({ type, ...at, newest: readings.shown()?.store.last() ?? at.cursor });
  readings.shown()?.goOn();
};
