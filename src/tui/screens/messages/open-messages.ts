import { timeLimiter } from '../../../app/time-limit.ts';
import { usageError } from '../../../core/errors.ts';
import type { RawMessage } from '../../../core/message.ts';
import { type Move, moved, scrolled } from '../../keys/list-bindings.ts';
import { createView, type MessageView, type Row } from '../../store/create-view.ts';
import type { KeptMessages } from '../../store/message-store.ts';
import { snapshotOf } from '../../store/snapshot-of.ts';
import type { Ui } from '../../ui.ts';
import { firstMessages, type MessagesEvent, type MessagesState, messagesAfter } from './messages-state.ts';
import { openReading, type Reading } from './open-reading.ts';
import { type Query, viewFilterOf } from './query.ts';

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
  /** Out of sight it reads on, and nothing is drawn for it. */
  readonly show: (isShown: boolean) => void;
  readonly follow: () => void;
  readonly freeze: (page: number) => void;
  readonly move: (how: Move, page: number) => void;
  readonly goTo: (id: number, page: number) => void;
  /** The nearest kept message after (1) or before (-1) one that a filter matches. */
  readonly nextMatch: (id: number, direction: 1 | -1, filter: string) => number | undefined;
  readonly close: () => Promise<void>;
};

/** How long an expression may take over all that is kept, in ms: meanwhile no key is heard. */
const matchLimitMs = 1_000;

const nothing = createView({
  maxCount: 1,
  at: () => undefined,
  first: () => undefined,
  last: () => undefined,
  columns: {
    timestamps: new Float64Array(),
    offsets: new Float64Array(),
    partitions: new Int32Array(),
    verdicts: new Uint8Array(),
  },
  slotOf: () => 0,
  version: () => 0,
});

/** The id of a message by its place. */
const idOf = (store: KeptMessages, raw: RawMessage | undefined): number | undefined => {
  const first = store.first() ?? 0;
  for (let id = store.last() ?? -1; id >= first; id -= 1) {
    const own = store.at(id)?.raw;
    if (own?.offset === raw?.offset && own?.partition === raw?.partition) return id;
  }
  return undefined;
};

/** What is read and what is shown of it: readings, the view on their messages, and the cursor in it. */
export const openMessages = (ui: Ui, zone: string): Messages => {
  let state = firstMessages;
  let shown: Reading | null = null;
  let pending: Reading | null = null;
  /** What is looked at, once newer messages needed its room. */
  let held: KeptMessages | null = null;
  let view: { readonly of: KeptMessages; readonly query: Query; readonly view: MessageView } | null = null;
  const limit = timeLimiter(matchLimitMs);
  /** Whether the cursor is to be put on the first message that comes. */
  let goesToFirst = false;
  let isShown = true;
  const closing = new Set<Promise<void>>();

  const happen = (event: MessagesEvent): void => {
    state = messagesAfter(state, event);
  };
  const isFollowing = (): boolean => state.cursor === null;

  const currentView = (): MessageView => {
    const of = held ?? shown?.store;
    const query = pending?.query ?? shown?.query;
    if (of === undefined || query === undefined) return nothing;
    if (view === null || view.of !== of || view.query !== query) {
      // What was read with a filter needs no second look; an expression may take too long for one.
      const isRead = pending === null || query.filter.startsWith('=');
      view = { of, query, view: createView(of, isRead ? {} : viewFilterOf(query)) };
    }
    return view.view;
  };

  const indexOf = (id: number): number => {
    const rows = currentView();
    const index = rows.indexOf(id);
    if (index >= 0) return index;
    const near = rows.next(id, 1) ?? rows.next(id, -1);
    return near === undefined ? -1 : rows.indexOf(near);
  };
  const cursorIndex = (): number => (state.cursor === null ? currentView().length() - 1 : indexOf(state.cursor));
  const topIndex = (page: number): number => {
    const length = currentView().length();
    if (state.cursor === null) return Math.max(0, length - page);
    return scrolled(Math.max(0, indexOf(state.top)), cursorIndex(), { length, page });
  };
  const idAt = (index: number): number | undefined => currentView().window(index, 1)[0]?.id;

  const place = (type: 'moved' | 'frozen', index: number, page: number): void => {
    const length = currentView().length();
    const cursor = idAt(index);
    const top = idAt(scrolled(topIndex(page), index, { length, page }));
    if (cursor === undefined || top === undefined) return;
    happen({ type, cursor, top, newest: shown?.store.last() ?? cursor });
    shown?.goOn();
  };

  const follow = (): void => {
    held = null;
    happen({ type: 'followed' });
    shown?.goOn();
  };

  const beforeDrop = (reading: Reading): 'drop' | 'wait' => {
    if (reading !== shown || isFollowing()) return 'drop';
    if (reading.query.from !== null && !state.isFrozen)
      return cursorIndex() * 2 < currentView().length() ? 'wait' : 'drop';
    held ??= snapshotOf(reading.store);
    return 'drop';
  };

  const close = (reading: Reading | null): void => {
    if (reading === null) return;
    const closed = reading.close().finally(() => closing.delete(closed));
    closing.add(closed);
  };

  /** Shows what was waited for, with the cursor on the message that it was on. */
  const turn = (next: Reading): void => {
    const before = messages.current()?.message.raw;
    const { query, store } = next;
    const isNew = shown === null;
    const wasFollowing = isFollowing();
    shown = next;
    pending = null;
    follow();
    const last = store.last();
    const cursor = isNew || wasFollowing ? undefined : idOf(store, before);
    goesToFirst = cursor === undefined && (isNew || !wasFollowing) && query.from !== null && next.total() > 0;
    if (cursor !== undefined && last !== undefined) happen({ type: 'moved', cursor, top: cursor, newest: last });
  };

  /** What is read from a place on is looked at from there. */
  const goToFirst = (): void => {
    const cursor = shown?.store.first();
    const newest = shown?.store.last();
    if (cursor === undefined || newest === undefined) return;
    goesToFirst = false;
    happen({ type: 'moved', cursor, top: cursor, newest });
  };

  const readers = {
    ui,
    zone,
    beforeDrop,
    changed: () => {
      if (pending?.hasAnswer() === true) turn(pending);
      if (goesToFirst) goToFirst();
      if (isShown) ui.draw('soon');
    },
  };

  const messages: Messages = {
    state: () => state,
    happen,
    reading: () => shown,
    query: () => (pending ?? shown)?.query ?? null,
    pending: () => pending,
    view: currentView,
    cursorIndex,
    current: () => currentView().window(cursorIndex(), 1)[0] ?? null,
    topIndex,
    newCount: () => (isFollowing() ? 0 : Math.max(0, (shown?.store.last() ?? 0) - state.lastSeen)),
    read: (query) => {
      if (pending !== null) close(pending);
      // With another filter its messages stay in sight until there is an answer.
      else close(shown);
      if (shown?.query.topic !== query.topic || shown.query.from !== query.from) {
        shown = null;
        follow();
      }
      pending = openReading(query, readers);
    },
    show: (isInSight) => {
      isShown = isInSight;
    },
    follow,
    freeze: (page) => {
      const index = cursorIndex();
      if (shown === null || index < 0) return;
      held ??= snapshotOf(shown.store);
      place('frozen', index, page);
    },
    move: (how, page) => {
      const length = currentView().length();
      if (how === 'last') return follow();
      const from = cursorIndex();
      const to = moved(from, how, { length, page });
      if (to !== from || !isFollowing()) place('moved', to, page);
    },
    nextMatch: (id, direction, filter) => {
      const of = held ?? shown?.store;
      if (of === undefined) return undefined;
      const look = (): number | undefined =>
        createView(of, viewFilterOf({ filter, verdict: 'all' })).next(id, direction);
      return limit(look, () => usageError(`The filter took longer than ${matchLimitMs / 1_000} s and was stopped.`));
    },
    goTo: (id, page) => place('moved', indexOf(id), page),
    close: async () => {
      close(pending);
      close(shown);
      await Promise.all(closing);
    },
  };
  return messages;
};
