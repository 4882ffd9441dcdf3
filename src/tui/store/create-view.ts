import type { InspectedMessage } from '../../core/message.ts';
import { createIdQueue, type IdQueue } from './id-queue.ts';
import type { KeptMessages } from './kept-messages.ts';
import { type ViewFilter, viewFilter } from './view-filter.ts';

export type Row = { readonly id: number; readonly message: InspectedMessage };

/** The kept messages that a filter lets through, oldest first. Every answer is about the store as it is now. */
export type MessageView = {
  readonly length: () => number;
  /** Up to `count` rows from an index on. */
  readonly window: (from: number, count: number) => readonly Row[];
  /** The index of a message, -1 where it is not in the view. */
  readonly indexOf: (id: number) => number;
  /** The nearest message after (1) or before (-1) an id, which need not be in the view. */
  readonly next: (id: number, direction: 1 | -1) => number | undefined;
  /** For how many messages the filter threw. */
  readonly failures: () => number;
};

/**
 * A view costs nothing while messages come: when it is asked, it looks at those that came since it was asked last and
 * are still there. To change the filter, make another view.
 */
export const createView = (store: KeptMessages, filter: ViewFilter = {}): MessageView => {
  const matches = viewFilter(store, filter);
  const index = matches === null ? wholeIndex(store) : matchIndex(store, matches);
  const { idAt, length, lowerBound, failures } = index;
  const rowAt = (place: number): readonly Row[] => {
    const id = idAt(place);
    const message = id === undefined ? undefined : store.at(id);
    return id === undefined || message === undefined ? [] : [{ id, message }];
  };

  return {
    length,
    window: (from, count) => {
      const start = Math.max(0, from);
      const end = Math.min(length(), from + count);
      return Array.from({ length: Math.max(0, end - start) }, (_, at) => start + at).flatMap(rowAt);
    },
    indexOf: (id) => {
      const place = lowerBound(id);
      return idAt(place) === id ? place : -1;
    },
    next: (id, direction) => idAt(direction === 1 ? lowerBound(id + 1) : lowerBound(id) - 1),
    failures,
  };
};

/** Places of ids, in order. */
type Index = {
  readonly length: () => number;
  readonly idAt: (place: number) => number | undefined;
  readonly lowerBound: (id: number) => number;
  readonly failures: () => number;
};

const wholeIndex = (store: KeptMessages): Index => {
  const start = (): number => store.first() ?? 0;
  const length = (): number => (store.last() ?? start() - 1) + 1 - start();
  return {
    length,
    idAt: (place) => (place >= 0 && place < length() ? start() + place : undefined),
    lowerBound: (id) => Math.min(Math.max(id - start(), 0), length()),
    failures: () => 0,
  };
};

const matchIndex = (store: KeptMessages, matches: (id: number) => boolean): Index => {
  const queue = createIdQueue(store.maxCount);
  /** The ids that were looked at, and the version of the store then. */
  const known = { from: 0, to: 0, version: -1, failures: 0 };
  const accepts = (id: number): boolean => {
    try {
      return matches(id);
    } catch {
      known.failures += 1;
      return false;
    }
  };
  const current = (): IdQueue => {
    if (known.version === store.version()) return queue;
    known.version = store.version();
    const first = store.first() ?? known.to;
    const end = (store.last() ?? first - 1) + 1;
    queue.dropBelow(first);
    if (first > known.to) known.to = first;
    known.from = Math.max(known.from, first);
    for (let id = known.from - 1; id >= first; id -= 1) if (accepts(id)) queue.pushOldest(id);
    for (let id = known.to; id < end; id += 1) if (accepts(id)) queue.pushNewest(id);
    known.from = first;
    known.to = end;
    return queue;
  };

  return {
    length: () => current().length(),
    idAt: (place) => current().at(place),
    lowerBound: (id) => current().lowerBound(id),
    failures: () => {
      current();
      return known.failures;
    },
  };
};
