import type { InspectedMessage } from '../../core/message.ts';
import type { FetchedBuffers } from './fetched-buffers.ts';
import { messageSize } from './message-size.ts';
import { type Ring, verdictOf } from './ring.ts';
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

/** What a store holds, and how much of it there may be. */
type Contents = {
  readonly state: State;
  readonly ring: Ring;
  readonly buffers: FetchedBuffers;
  readonly maxCount: number;
  readonly maxBytes: number;
};

export const emptyState = (): State => ({
  first: 0,
  end: 0,
  bytes: 0,
  seen: 0,
  dropped: 0,
  verdicts: { valid: 0, invalid: 0, unknown: 0 },
  isCutOff: false,
  version: 0,
});

export const addNewest = (contents: Contents, message: InspectedMessage): void => {
  const { state } = contents;
  const size = messageSize(message.raw);
  while (!hasRoom(contents, size)) dropOldest(contents);
  state.end += 1;
  put(contents, { id: state.end - 1, message, size });
};

export const addOldest = (contents: Contents, batch: readonly InspectedMessage[]): void => {
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
export const release = (contents: Contents, ids: readonly number[]): void => {
  if (ids.length === 0) return;
  const kept = ids.filter((id) => messageAt(contents, id) !== undefined);
  const own = withOwnBytes(kept.flatMap((id) => messageAt(contents, id) ?? []));
  for (const [index, id] of kept.entries()) {
    const message = own[index];
    if (message !== undefined) contents.ring.replace(id, message);
  }
};

export const messageAt = ({ state, ring }: Contents, id: number): InspectedMessage | undefined =>
  id >= state.first && id < state.end ? ring.at(id) : undefined;

export const clear = ({ state, ring, buffers, maxCount }: Contents): void => {
  buffers.endAll();
  for (let id = state.first; id < state.end; id += 1) ring.drop(id);
  // As many ids are left free as may be put before the next message.
  state.first = state.end + maxCount;
  state.end = state.first;
  state.bytes = 0;
  state.isCutOff = false;
  state.version += 1;
};

export const countsOf = ({ first, end, bytes, seen, dropped, verdicts }: State): MessageCounts => ({
  seen,
  kept: end - first,
  dropped,
  bytes,
  ...verdicts,
});
