import type { RawMessage } from '../../core/message.ts';
import type { IsolationLevel } from '../../core/topic.ts';
import type { FetchedChunk } from './fetch-task.ts';
import type { AbortedTransaction, FetchedPartition } from './wire/fetch.ts';
import type { RecordBatch } from './wire/record-batch.ts';
import { messagesOf } from './wire/record-batch-messages.ts';
import { batchesIn } from './wire/record-batch-walk.ts';

/** Batches of producers may hold one message each: they are handed on in larger ones, but not in endless ones. */
const enoughMessages = 1_000;

/** The wanted messages of a chunk, without markers and, under `read_committed`, without those of aborted transactions. */
export function* messagesIn(
  { fetched, from, to }: FetchedChunk,
  isolation: IsolationLevel,
): Generator<readonly RawMessage[]> {
  const isAborted = isolation === 'read_committed' ? abortedFilter(fetched) : () => false;
  let messages: RawMessage[] = [];
  for (const batch of batchesIn(fetched.records, fetched)) {
    if (to !== null && batch.baseOffset >= to) break;
    if (isAborted(batch) || batch.isControl) continue;
    for (const message of messagesOf(batch, fetched)) {
      if (message.offset >= from && (to === null || message.offset < to)) messages.push(message);
    }
    if (messages.length >= enoughMessages) {
      yield messages;
      messages = [];
    }
  }
  if (messages.length > 0) yield messages;
}

/**
 * The broker sends aborted messages too, and says where each aborted transaction begins; it ends at its marker. To be
 * asked for every batch, in order.
 */
const abortedFilter = ({ aborted, ...place }: FetchedPartition): ((batch: RecordBatch) => boolean) => {
  if (aborted.length === 0) return () => false;
  const upcoming: AbortedTransaction[] = [...aborted];
  const aborting = new Set<number>();
  return (batch) => {
    for (let next = upcoming[0]; next && next.firstOffset <= batch.lastOffset; next = upcoming[0]) {
      aborting.add(next.producerId);
      upcoming.shift();
    }
    if (!batch.isTransactional || !aborting.has(batch.producerId)) return false;
    if (batch.isControl && isAbortMarker(batch, place)) aborting.delete(batch.producerId);
    return !batch.isControl;
  };
};

/** A marker's key is a version and a type, two bytes each: type 0 aborts, 1 commits. */
const isAbortMarker = (batch: RecordBatch, place: Omit<FetchedPartition, 'aborted'>): boolean =>
  messagesOf(batch, place)[0]?.key?.readInt16BE(2) === 0;
