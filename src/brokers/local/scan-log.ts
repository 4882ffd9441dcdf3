import { readSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import type { BatchHeader } from '../kafka/wire/record-batch.ts';
import { batchHeaderAt } from '../kafka/wire/record-batch-walk.ts';
import { diskError } from './disk-error.ts';
import { type LogFile, type LogPosition, sizeOf } from './log-file.ts';

/** What follows the last complete batch: nothing, the torn rest of an unfinished write, or something else. */
export type Tail = 'none' | 'torn' | 'corrupt';

export type ScanStep = {
  /** Of complete batches; `position` counts in the file. */
  readonly headers: readonly BatchHeader[];
  readonly next: LogPosition;
  readonly tail: Tail | 'more';
};

/** Small, as in a log of large batches one read finds one header. */
const stepBytes = 64 * 1024;
const markBytes = 1024 * 1024;

/** Reads some headers from a place where a batch begins. Blocks for well under a millisecond. */
export const scanStep = (log: LogFile, { offset, position }: LogPosition): ScanStep => {
  const size = sizeOf(log);
  const chunk = readAt(log, position, Math.min(stepBytes, size - position));
  const headers: BatchHeader[] = [];
  let next = offset;
  let at = 0;
  const found = (tail: ScanStep['tail']): ScanStep => ({
    headers,
    next: { offset: next, position: position + at },
    tail,
  });
  for (;;) {
    const header = batchHeaderAt(chunk, at);
    if (header === 'incomplete') return found(at > 0 && position + at < size ? 'more' : tailOf(log, position + at));
    if (header === 'corrupt' || header.baseOffset < next) return found(corruptTail(log, position + at));
    if (position + at + header.byteLength > size) return found('torn');
    headers.push({ ...header, position: position + at });
    next = header.lastOffset + 1;
    at += header.byteLength;
  }
};

const tailOf = (log: LogFile, position: number): Tail => (position >= sizeOf(log) ? 'none' : 'torn');

/** A machine that lost power may leave zeros where it had promised bytes: that is a torn write too. */
const corruptTail = (log: LogFile, position: number): Tail => {
  const size = sizeOf(log);
  for (let at = position; at < size; at += markBytes) {
    if (readAt(log, at, Math.min(markBytes, size - at)).some((byte) => byte !== 0)) return 'corrupt';
  }
  return 'torn';
};

/** What is there of so many bytes from a position on. */
export const readAt = ({ fd, path }: LogFile, position: number, length: number): Buffer => {
  const bytes = Buffer.allocUnsafe(Math.max(0, length));
  try {
    const count = readSync(fd, bytes, 0, bytes.length, position);
    return bytes.subarray(0, count);
  } catch (error) {
    throw diskError('read', path, error);
  }
};

/** Scans on to the log's end, at once: for short stretches. */
export const catchUpNow = (log: LogFile): Tail => {
  for (;;) {
    const tail = scanOn(log);
    if (tail !== 'more') return tail;
  }
};

/** Scans on to the log's end, and lets others have their turn on the way. */
export const catchUp = async (log: LogFile, signal: AbortSignal): Promise<Tail> => {
  for (;;) {
    const tail = scanOn(log);
    if (tail !== 'more') return tail;
    await turn();
    signal.throwIfAborted();
  }
};

const scanOn = (log: LogFile): ScanStep['tail'] => {
  const { next, tail } = scanStep(log, log.end);
  log.end = next;
  const lastMark = log.marks.at(-1)?.position ?? 0;
  if (next.position - lastMark >= markBytes) log.marks.push(next);
  return tail;
};
