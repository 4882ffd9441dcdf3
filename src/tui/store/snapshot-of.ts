import type { KeptMessages } from './kept-messages.ts';

/** The messages as they are now, whatever comes and goes after. */
export const snapshotOf = (store: KeptMessages): KeptMessages => {
  const first = store.first();
  const last = store.last();
  const messages = first === undefined || last === undefined ? [] : range(first, last).map(store.at);
  const { timestamps, offsets, partitions, verdicts } = store.columns;
  return {
    maxCount: store.maxCount,
    at: (id) => (first === undefined ? undefined : messages[id - first]),
    first: () => first,
    last: () => last,
    columns: {
      timestamps: timestamps.slice(),
      offsets: offsets.slice(),
      partitions: partitions.slice(),
      verdicts: verdicts.slice(),
    },
    slotOf: store.slotOf,
    version: () => 0,
  };
};

const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);
