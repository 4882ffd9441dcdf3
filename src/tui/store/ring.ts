import type { InspectedMessage } from '../../core/message.ts';

/** How a verdict stands in the column. */
export const verdictCodes = { unknown: 0, valid: 1, invalid: 2 } as const;

/** What is sorted or filtered, by slot: reading it touches no message. */
export type Columns = {
  readonly timestamps: Float64Array;
  readonly offsets: Float64Array;
  readonly partitions: Int32Array;
  /** See `verdictCodes`. */
  readonly verdicts: Uint8Array;
};

export type Ring = {
  readonly columns: Columns;
  /** Where the message of an id stands, while it is kept. */
  readonly slotOf: (id: number) => number;
  readonly at: (id: number) => InspectedMessage | undefined;
  readonly put: (id: number, message: InspectedMessage, size: number) => void;
  /** Puts the same message with other bytes. */
  readonly replace: (id: number, message: InspectedMessage) => void;
  /** Lets the message go and returns its size. */
  readonly drop: (id: number) => number;
};

/** Slots for messages by consecutive ids, which may be negative; who uses it sees that no two ids share a slot. */
export const createRing = (capacity: number): Ring => {
  const messages: (InspectedMessage | undefined)[] = new Array(capacity).fill(undefined);
  const sizes = new Float64Array(capacity);
  const columns: Columns = {
    timestamps: new Float64Array(capacity),
    offsets: new Float64Array(capacity),
    partitions: new Int32Array(capacity),
    verdicts: new Uint8Array(capacity),
  };
  const slotOf = (id: number): number => ((id % capacity) + capacity) % capacity;

  return {
    columns,
    slotOf,
    at: (id) => messages[slotOf(id)],
    put: (id, message, size) => {
      const slot = slotOf(id);
      messages[slot] = message;
      sizes[slot] = size;
      columns.timestamps[slot] = message.raw.timestamp;
      columns.offsets[slot] = message.raw.offset;
      columns.partitions[slot] = message.raw.partition;
      columns.verdicts[slot] = verdictCodes[verdictOf(message)];
    },
    replace: (id, message) => {
      messages[slotOf(id)] = message;
    },
    drop: (id) => {
      const slot = slotOf(id);
      messages[slot] = undefined;
      return sizes[slot] ?? 0;
    },
  };
};

/** `unknown` where no verdict applies. */
export const verdictOf = ({ valid }: InspectedMessage): keyof typeof verdictCodes =>
  valid === undefined ? 'unknown' : valid ? 'valid' : 'invalid';
