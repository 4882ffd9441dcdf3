import { EvtoolError } from '../../../core/errors.ts';
import type { Header, RawMessage } from '../../../core/message.ts';
import type { BatchPlace, RecordBatch } from './record-batch.ts';
import { readVarint, readVarlong, type VarintCursor } from './record-batch-varint.ts';

/**
 * The records of a batch as messages: views on `records`, the batch's records unpacked. Plain properties: a view costs
 * 20 ns, and a getter on each object more than ten times that. Fails with the place when the bytes do not hold so many.
 */
export const recordsIn = (batch: RecordBatch, records: Buffer, place: BatchPlace): RawMessage[] => {
  const cursor: RecordCursor = { bytes: records, at: 0, names: [] };
  const messages: RawMessage[] = [];
  for (let index = 0; index < batch.recordCount; index += 1) {
    const message = readRecord(cursor, batch, place);
    if (message === null) throw brokenRecord(index, batch, place);
    messages.push(message);
  }
  return messages;
};

/** `names` are the header names of the record before: mostly the same ones come again, and need no new string. */
type RecordCursor = VarintCursor & { readonly names: KnownName[] };

type KnownName = { readonly bytes: Buffer; readonly text: string };

const noHeaders: readonly Header[] = [];

const readRecord = (cursor: RecordCursor, batch: RecordBatch, { topic, partition }: BatchPlace): RawMessage | null => {
  const end = readVarint(cursor) + cursor.at;
  if (!(end > cursor.at && end <= cursor.bytes.length)) return null;
  cursor.at += 1; // attributes: none are in use
  const timestampDelta = readVarlong(cursor);
  const offsetDelta = readVarint(cursor);
  const key = readBytes(cursor, end);
  const value = readBytes(cursor, end);
  const headers = readHeaders(cursor, end);
  const isBroken = Number.isNaN(timestampDelta + offsetDelta) || cursor.at !== end;
  if (isBroken || key === undefined || value === undefined || headers === undefined) return null;
  const timestamp = batch.isLogAppendTime ? batch.maxTimestamp : batch.baseTimestamp + timestampDelta;
  return { topic, partition, offset: batch.baseOffset + offsetDelta, timestamp, key, value, headers };
};

/** Undefined when the bytes are broken. */
const readBytes = (cursor: RecordCursor, end: number): Buffer | null | undefined => {
  const length = readVarint(cursor);
  if (length === -1) return null;
  const start = cursor.at;
  if (!(length >= 0 && start + length <= end)) return undefined;
  cursor.at += length;
  return cursor.bytes.subarray(start, start + length);
};

const readHeaders = (cursor: RecordCursor, end: number): readonly Header[] | undefined => {
  const count = readVarint(cursor);
  if (count === 0) return noHeaders;
  // A header takes two bytes at least: a count beyond that is not worth a loop.
  if (!(count > 0 && count * 2 <= end - cursor.at)) return undefined;
  const headers: Header[] = [];
  for (let index = 0; index < count; index += 1) {
    const name = readBytes(cursor, end);
    const value = readBytes(cursor, end);
    if (!name || value === undefined) return undefined;
    headers.push([nameOf(name, index, cursor.names), value]);
  }
  return headers;
};

const nameOf = (bytes: Buffer, index: number, names: KnownName[]): string => {
  const known = names[index];
  if (known && isSame(known.bytes, bytes)) return known.text;
  const text = bytes.toString();
  names[index] = { bytes, text };
  return text;
};

/** Names are short: a loop beats the call into `Buffer.equals`. */
const isSame = (a: Buffer, b: Buffer): boolean => {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
};

const brokenRecord = (index: number, batch: RecordBatch, { topic, partition }: BatchPlace): EvtoolError =>
  new EvtoolError(
    `Record ${index + 1} of ${batch.recordCount} in the batch ${topic}:${partition}@${batch.baseOffset} is broken.`,
    { hint: `To go on after the batch: --from ${batch.lastOffset + 1}` },
  );
