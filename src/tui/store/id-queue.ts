export type IdQueue = {
  readonly length: () => number;
  /** The id at an index of those there. */
  readonly at: (index: number) => number | undefined;
  readonly pushNewest: (id: number) => void;
  readonly pushOldest: (id: number) => void;
  readonly dropBelow: (id: number) => void;
  /** The index of the first id that is not less, or the length. */
  readonly lowerBound: (id: number) => number;
};

/** Growing ids in a ring; who uses it sees that there are never more than `capacity`. */
export const createIdQueue = (capacity: number): IdQueue => {
  const ids = new Float64Array(capacity);
  let head = 0;
  let length = 0;
  const slotOf = (index: number): number => (head + index) % capacity;
  const idAt = (index: number): number => ids[slotOf(index)] ?? Number.NaN;

  return {
    length: () => length,
    at: (index) => (index >= 0 && index < length ? idAt(index) : undefined),
    pushNewest: (id) => {
      ids[slotOf(length)] = id;
      length += 1;
    },
    pushOldest: (id) => {
      head = (head + capacity - 1) % capacity;
      ids[head] = id;
      length += 1;
    },
    dropBelow: (id) => {
      while (length > 0 && idAt(0) < id) {
        head = slotOf(1);
        length -= 1;
      }
    },
    lowerBound: (id) => {
      let low = 0;
      let high = length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (idAt(middle) < id) low = middle + 1;
        else high = middle;
      }
      return low;
    },
  };
};
