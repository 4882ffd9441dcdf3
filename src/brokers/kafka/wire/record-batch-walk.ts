import { EvtoolError } from '../../../core/errors.ts';
import { crc32c } from './crc32c.ts';
import { type BatchHeader, type BatchPlace, compressions, layout, type RecordBatch } from './record-batch.ts';

/** Why there is no batch at a place: the bytes end within it, or they are something else. */
export type NoBatch = 'incomplete' | 'corrupt';

/**
 * The complete batches in some bytes, in order; returns where the incomplete tail begins (the length when there is
 * none). Bytes that are no record batch are an EvtoolError.
 */
export function* batchesIn(bytes: Buffer, place?: BatchPlace): Generator<RecordBatch, number, undefined> {
  let position = 0;
  while (position < bytes.length) {
    const batch = batchAt(bytes, position);
    if (batch === 'incomplete') return position;
    if (batch === 'corrupt') throw notABatch(position, place);
    yield batch;
    position += batch.byteLength;
  }
  return position;
}

/** The batch that begins at `position`. */
export const batchAt = (bytes: Buffer, position: number): RecordBatch | NoBatch => {
  const header = batchHeaderAt(bytes, position);
  if (typeof header === 'string') return header;
  const end = position + header.byteLength;
  if (end > bytes.length) return 'incomplete';
  return {
    ...header,
    records: bytes.subarray(position + layout.records, end),
    isCrcRight: () => bytes.readUInt32BE(position + layout.crc) === crc32c(bytes, position + layout.attributes, end),
  };
};

/** The header of the batch that begins at `position`; its records need not be there. */
export const batchHeaderAt = (bytes: Buffer, position: number): BatchHeader | NoBatch => {
  if (position + layout.records > bytes.length) return 'incomplete';
  const byteLength = layout.leaderEpoch + bytes.readInt32BE(position + layout.length);
  const baseOffset = int64(bytes, position + layout.baseOffset);
  const attributes = bytes.readInt16BE(position + layout.attributes);
  const compression = compressions[attributes & layout.compressionBits];
  const lastOffsetDelta = bytes.readInt32BE(position + layout.lastOffsetDelta);
  const recordCount = bytes.readInt32BE(position + layout.recordCount);
  const isFramed = bytes[position + layout.magic] === 2 && byteLength >= layout.records;
  const isNumbered = baseOffset >= 0 && lastOffsetDelta >= 0 && recordCount >= 0;
  if (!isFramed || !isNumbered || compression === undefined) return 'corrupt';
  return {
    baseOffset,
    lastOffset: baseOffset + lastOffsetDelta,
    position,
    byteLength,
    recordCount,
    compression,
    isControl: (attributes & layout.controlBit) !== 0,
    isTransactional: (attributes & layout.transactionalBit) !== 0,
    producerId: int64(bytes, position + layout.producerId),
    baseTimestamp: int64(bytes, position + layout.baseTimestamp),
    maxTimestamp: int64(bytes, position + layout.maxTimestamp),
    isLogAppendTime: (attributes & layout.logAppendTimeBit) !== 0,
  };
};

/** Exact up to 2^53, without a BigInt. */
const int64 = (bytes: Buffer, at: number): number => bytes.readInt32BE(at) * 2 ** 32 + bytes.readUInt32BE(at + 4);

const notABatch = (position: number, place: BatchPlace | undefined): EvtoolError => {
  const where = place ? ` of ${place.topic}:${place.partition}` : '';
  return new EvtoolError(`Byte ${position} of the fetched records${where} does not begin a record batch (magic 2).`, {
    hint: 'Brokers since Kafka 4.0 send no others: is this an older one, or is the log damaged?',
  });
};
