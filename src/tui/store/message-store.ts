import type { InspectedMessage } from '../../core/message.ts';
import { type FetchedBuffers, fetchedBuffers } from './fetched-buffers.ts';
import { messageSize } from './message-size.ts';
import { createRateMeter } from './rate-meter.ts';
import { type Columns, createRing, type Ring, verdictOf } from './ring.ts';
import { withOwnBytes } from './with-own-bytes.ts';

export type MessageCounts = {
  /** All that were taken in since the start, by verdict below. */
  readonly seen: number;
  readonly kept: number;
  /** The oldest, that went for newer ones. */
  readonly dropped: number;
  /** About what the kept ones hold in memory. */
  readonly bytes: number;
  readonly valid: number;
  readonly invalid: number;
  /** No verdict applies. */
  readonly unknown: number;
};

/** Messages by ids that are consecutive. */
export type KeptMessages = {
  readonly maxCount: number;
  /** The kept message of an id. */
  readonly at: (id: number) => InspectedMessage | undefined;
  /** The id of the oldest kept message; kept ids are consecutive. */
  readonly first: () => number | undefined;
  readonly last: () => number | undefined;
  readonly columns: Columns;
  /** Where a kept message stands in the columns. */
  readonly slotOf: (id: number) => number;
  /** Another number after every change. */
  readonly version: () => number;
};

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

type State = {
  /** The id of the oldest message, and the one after the newest. */
  first: number;
  end: number;
  bytes: number;
  seen: number;
  dropped: number;
  verdicts: { valid: number; invalid: number; unknown: number };
  /** Whether older messages than the oldest were there or were refused. */
  isCutOff: boolean;
  version: number;
};

type Contents = {
  readonly state: State;
  readonly ring: Ring;
  readonly buffers: FetchedBuffers;
  readonly maxCount: number;
  readonly maxBytes: number;
};

const emptyState = (): State => ({
  first: 0,
  end: 0,
  bytes: 0,
  seen: 0,
  dropped: 0,
  verdicts: { valid: 0, invalid: 0, unknown: 0 },
  isCutOff: false,
  version: 0,
});

const addNewest = (contents: Contents, message: InspectedMessage): void => {
  const { state } = contents;
  const size = messageSize(message.raw);
  while (!hasRoom(contents, size)) dropOldest(contents);
  state.end += 1;
  put(contents, { id: state.end - 1, message, size });
};

const addOldest = (contents: Contents, batch: readonly InspectedMessage[]): void => {
  const { state } = contents;
  for (const message of batch.toReversed()) {
    const size = messageSize(message.raw);
    state.isCutOff = !hasRoom(contents, size);
    if (state.isCutOff) return;
    state.first -= 1;
    put(contents, { id: state.first, message, size });
  }
};

const hasRoom = ({ state, maxCount, maxBytes }: Contents, size: number): boolean => {
  const kept = state.end - state.first;
  return kept === 0 || (kept < maxCount && state.bytes + size <= maxBytes);
};

type Entry = { readonly id: number; readonly message: InspectedMessage; readonly size: number };

const put = ({ state, ring, buffers }: Contents, { id, message, size }: Entry): void => {
  ring.put(id, message, size);
  buffers.note(id, message.raw);
  state.bytes += size;
  state.seen += 1;
  state.verdicts[verdictOf(message)] += 1;
};

const dropOldest = ({ state, ring }: Contents): void => {
  state.bytes -= ring.drop(state.first);
  state.first += 1;
  state.dropped += 1;
  state.isCutOff = true;
};

/** Lets buffers go that hold little more than other things: what is kept of them gets bytes of its own. */
const release = (contents: Contents, ids: readonly number[]): void => {
  if (ids.length === 0) return;
  const kept = ids.filter((id) => messageAt(contents, id) !== undefined);
  const own = withOwnBytes(kept.flatMap((id) => messageAt(contents, id) ?? []));
  for (const [index, id] of kept.entries()) {
    const message = own[index];
    if (message !== undefined) contents.ring.replace(id, message);
  }
};

const messageAt = ({ state, ring }: Contents, id: number): InspectedMessage | undefined =>
  id >= state.first && id < state.end ? ring.at(id) : undefined;

const clear = ({ state, ring, buffers, maxCount }: Contents): void => {
  buffers.endAll();
  for (let id = state.first; id < state.end; id += 1) ring.drop(id);
  // As many ids are left free as may be put before the next message.
  state.first = state.end + maxCount;
  state.end = state.first;
  state.bytes = 0;
  state.isCutOff = false;
  state.version += 1;
};

const countsOf = ({ first, end, bytes, seen, dropped, verdicts }: State): MessageCounts => ({
  seen,
  kept: end - first,
  dropped,
  bytes,
  ...verdicts,
});
