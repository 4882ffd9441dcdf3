import type { RawMessage } from '../../core/message.ts';
import { payloadSize } from './message-size.ts';

/** Which fetched buffers the newest messages are views on. */
export type FetchedBuffers = {
  readonly note: (id: number, raw: RawMessage) => void;
  /** After a batch: the messages of buffers that hold mostly other things, and that it had nothing more of. */
  readonly endBatch: () => readonly number[];
  /** The same of all buffers. */
  readonly endAll: () => readonly number[];
};

/** Buffers of several partitions may come by turns: so many are waited for. */
const mostOpen = 16;

/** `ids` are collected only while little is used: a buffer may be used for ever. */
type Use = { bytes: number; batch: number; ids: number[] };

/**
 * One message of a buffer keeps all of it in memory. Which of them deserve bytes of their own is known only when all
 * messages of the buffer have come: copying every message would cost as much as the rest of the store.
 */
export const fetchedBuffers = (): FetchedBuffers => {
  const open = new Map<ArrayBufferLike, Use>();
  let batch = 0;

  const end = (isOver: (use: Use) => boolean): readonly number[] => {
    const wasteful: (readonly number[])[] = [];
    for (const [buffer, use] of open) {
      if (!isOver(use)) continue;
      open.delete(buffer);
      wasteful.push(use.ids);
    }
    return wasteful.flat();
  };

  return {
    note: (id, raw) => {
      const buffer = bufferOf(raw);
      if (buffer === undefined) return;
      const use = open.get(buffer) ?? { bytes: 0, batch, ids: [] };
      if (use.bytes === 0) open.set(buffer, use);
      use.bytes += payloadSize(raw);
      use.batch = batch;
      if (use.bytes * 2 < buffer.byteLength) use.ids.push(id);
      else if (use.ids.length > 0) use.ids = [];
    },
    endBatch: () => {
      batch += 1;
      return end((use) => use.batch < batch - 1 || open.size > mostOpen);
    },
    endAll: () => end(() => true),
  };
};

/** All parts of a fetched message are views on one buffer, but for what replaces a secret. */
const bufferOf = ({ value, key, headers }: RawMessage): ArrayBufferLike | undefined =>
  (value ?? key ?? headers.find(([, bytes]) => bytes !== null)?.[1])?.buffer;
