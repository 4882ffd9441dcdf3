import { setImmediate as turn } from 'node:timers/promises';
import type { Batches } from '../../core/stream.ts';
import type { BatchHeader } from '../kafka/wire/record-batch.ts';
import { messagesOf } from '../kafka/wire/record-batch-messages.ts';
import { batchAt } from '../kafka/wire/record-batch-walk.ts';
import type { LogFile, LogPosition } from './log-file.ts';
import { readAt, scanStep } from './scan-log.ts';

/** The byte at which the batch begins that holds `offset`, or the next one if none does; the end when there is none. */
export const positionOf = async (log: LogFile, offset: number, signal: AbortSignal): Promise<number> => {
  const mark = log.marks.findLast((candidate) => candidate.offset <= offset);
  for await (const headers of headersFrom(log, { from: mark ?? start, signal })) {
    const found = headers.find(({ lastOffset }) => lastOffset >= offset);
    if (found) return found.position;
  }
  return log.end.position;
};

/** The first offset whose record is at or after `timestamp`; null when there is none. */
export const offsetAtTime = async (log: LogFile, timestamp: number, signal: AbortSignal): Promise<number | null> => {
  for await (const headers of headersFrom(log, { from: start, signal })) {
    for (const header of headers) {
      const offset = firstAtTime(log, header, timestamp);
      if (offset !== undefined) return offset;
    }
  }
  return null;
};

const firstAtTime = (log: LogFile, header: BatchHeader, timestamp: number): number | undefined => {
  if (header.maxTimestamp < timestamp || header.isControl) return undefined;
  const batch = batchAt(readAt(log, header.position, header.byteLength), 0);
  if (typeof batch === 'string') return undefined;
  return messagesOf(batch, log.place).find((message) => message.timestamp >= timestamp)?.offset;
};

const start: LogPosition = { offset: 0, position: 0 };

type Stretch = { readonly from: LogPosition; readonly signal: AbortSignal };

/** Up to the log's known end. */
async function* headersFrom(log: LogFile, { from, signal }: Stretch): Batches<BatchHeader> {
  let at = from;
  while (at.position < log.end.position) {
    const { headers, next, tail } = scanStep(log, at);
    if (headers.length > 0) yield headers;
    if (tail !== 'more') return;
    at = next;
    await turn();
    signal.throwIfAborted();
  }
}
