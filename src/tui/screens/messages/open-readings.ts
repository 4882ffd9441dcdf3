import { openReading, type Readers, type Reading } from './open-reading.ts';
import type { Query } from './query.ts';

/** What is shown, and what was asked for since. */
export type Readings = {
  /** Null before anything was asked for. */
  readonly shown: () => Reading | null;
  /** The reading whose answer is waited for. */
  readonly pending: () => Reading | null;
  /** What was asked for last, and may not have an answer yet. */
  readonly query: () => Query | null;
  /** False: what is shown is of another place, and has gone. With another filter it stays until there is an answer. */
  readonly read: (query: Query) => boolean;
  /** Shows what was waited for. */
  readonly turn: () => void;
  readonly close: () => Promise<void>;
};

export const openReadings = (readers: Readers): Readings => {
  let shown: Reading | null = null;
  let pending: Reading | null = null;
  const closing = new Set<Promise<void>>();
  const close = (reading: Reading | null): void => {
    if (reading === null) return;
    const closed = reading.close().finally(() => closing.delete(closed));
    closing.add(closed);
  };
  return {
    shown: () => shown,
    pending: () => pending,
    query: () => (pending ?? shown)?.query ?? null,
    read: (query) => {
      close(pending ?? shown);
      const stays = shown !== null && shown.query.topic === query.topic && shown.query.from === query.from;
      if (!stays) shown = null;
      pending = openReading(query, readers);
      return stays;
    },
    turn: () => {
      shown = pending;
      pending = null;
    },
    close: async () => {
      close(pending);
      close(shown);
      await Promise.all(closing);
    },
  };
};
