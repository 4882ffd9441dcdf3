import type { RawMessage } from '../../core/message.ts';
import { messagesOf } from '../kafka/wire/record-batch-messages.ts';
import { batchAt, batchHeaderAt } from '../kafka/wire/record-batch-walk.ts';
import { damagedLog } from './damaged-log.ts';
import { type LogFile, sizeOf } from './log-file.ts';
import { readAt, scanStep } from './scan-log.ts';

export type LogPiece = {
  readonly messages: readonly RawMessage[];
  /** The offset and the byte at which it goes on. */
  readonly next: number;
  readonly position: number;
};

const chunkBytes = 1024 * 1024;

/** Writers of single messages make batches of one: they are handed on together, but not in endless numbers. */
const enoughMessages = 1_000;

/** The messages of up to a megabyte of complete batches from a position on; a larger batch comes alone. */
export function* readChunk(log: LogFile, from: Omit<LogPiece, 'messages'>): Generator<LogPiece> {
  // Copied: it may well be the reader's own place, which moves with every piece.
  const start = from.position;
  const chunk = chunkAt(log, start);
  let messages: RawMessage[] = [];
  let { next } = from;
  let at = 0;
  for (;;) {
    const batch = batchAt(chunk, at);
    if (typeof batch === 'string') break;
    at += batch.byteLength;
    next = batch.lastOffset + 1;
    if (batch.isControl) continue;
    const more = messagesOf(batch, log.place);
    messages = messages.length === 0 ? more : messages.concat(more);
    if (messages.length < enoughMessages) continue;
    yield { messages, next, position: start + at };
    messages = [];
  }
  if (at > 0) yield { messages, next, position: start + at };
  else if (chunk.length > 0) failIfDamaged(log, { next, position: start });
}

const chunkAt = (log: LogFile, position: number): Buffer => {
  const size = sizeOf(log);
  const chunk = readAt(log, position, Math.min(chunkBytes, size - position));
  const first = batchHeaderAt(chunk, 0);
  const isCut = typeof first !== 'string' && first.byteLength > chunk.length;
  return isCut && position + first.byteLength <= size ? readAt(log, position, first.byteLength) : chunk;
};

/** An unfinished batch may become complete, or be cut off by the next writer; anything else stays what it is. */
const failIfDamaged = (log: LogFile, { next: offset, position }: Omit<LogPiece, 'messages'>): void => {
  const { tail } = scanStep(log, { offset, position });
  if (tail === 'corrupt') throw damagedLog(log, { offset, position });
};
