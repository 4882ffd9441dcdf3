import type { InspectedMessage } from '../../core/message.ts';
import { fetchedBuffers } from './fetched-buffers.ts';
import type { KeptMessages } from './kept-messages.ts';
import { messageSize } from './message-size.ts';
import { createRateMeter } from './rate-meter.ts';
import { createRing } from './ring.ts';
import {
  addNewest,
  addOldest,
  clear,
  countsOf,
  emptyState,
  type MessageCounts,
  messageAt,
  release,
} from './store-contents.ts';

export type MessageStore = KeptMessages & {
  /** Takes messages in the order of arrival, newest last; the oldest make room. `now`: ms, see `rates`. */
  readonly append: (batch: readonly InspectedMessage[], now: number) => void;
  /**
   * Takes messages older than all there, oldest first; returns how many there was room for, the newest of them. Takes
   * none where one was dropped or refused before, as that would leave a gap.
   */
  readonly prepend: (batch: readonly InspectedMessage[]) => number;
  /** Lets all messages go. Ids are not used again; what is counted since the start goes on. */
  readonly clear: () => void;
  /** Whether a batch fits without the oldest making room. */
  readonly hasRoom: (batch: readonly InspectedMessage[]) => boolean;
  readonly counts: () => MessageCounts;
  /** Messages appended in each of the last full seconds before `now`, oldest first. */
  readonly rates: (now: number) => readonly number[];
};

type Bounds = { readonly maxCount?: number; readonly maxBytes?: number };

const mebibyte = 1024 * 1024;

/**
 * Messages bounded by count and by bytes; one that is larger than all bytes is kept alone. Each has an id that grows
 * with arrival and never changes. Nothing is told of changes: who shows it asks for the version when it draws.
 */
export const createMessageStore = ({ maxCount = 10_000, maxBytes = 64 * mebibyte }: Bounds = {}): MessageStore => {
  const ring = createRing(maxCount);
  const meter = createRateMeter();
  const contents = { ring, maxCount, maxBytes, buffers: fetchedBuffers(), state: emptyState() };
  const { state, buffers } = contents;

  return {
    maxCount,
    append: (batch, now) => {
      for (const message of batch) addNewest(contents, message);
      release(contents, buffers.endBatch());
      meter.add(batch.length, now);
      state.version += 1;
    },
    prepend: (batch) => {
      const before = state.first;
      if (!state.isCutOff) addOldest(contents, batch);
      release(contents, buffers.endAll());
      state.version += 1;
      return before - state.first;
    },
    clear: () => clear(contents),
    at: (id) => messageAt(contents, id),
    first: () => (state.end > state.first ? state.first : undefined),
    last: () => (state.end > state.first ? state.end - 1 : undefined),
    hasRoom: (batch) => {
      const size = batch.reduce((sum, { raw }) => sum + messageSize(raw), 0);
      return state.end - state.first + batch.length <= maxCount && state.bytes + size <= maxBytes;
    },
    counts: () => countsOf(state),
    columns: ring.columns,
    slotOf: ring.slotOf,
    rates: meter.series,
    version: () => state.version,
  };
};
