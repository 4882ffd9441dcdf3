import type { Header } from '../../../core/message.ts';
import type { Compression } from '../../../core/ports.ts';
import { crc32c } from './crc32c.ts';
import { type BatchRecord, compressions, layout } from './record-batch.ts';
import { compressRecords } from './record-batch-compression.ts';
import { varintSize, varlongSize, writeVarint, writeVarlong } from './record-batch-varint.ts';

export type EncodeOptions = {
  readonly baseOffset: number;
  readonly compression?: Compression | undefined;
  /** The identity by which a broker knows a repeated batch. */
  readonly producer?:
    | { readonly id: bigint | number; readonly epoch: number; readonly baseSequence: number }
    | undefined;
};

/** One record batch of at least one record, whole and with its checksum. */
export const encodeBatch = (
  records: readonly BatchRecord[],
  { baseOffset, compression = 'none', producer }: EncodeOptions,
): Buffer => {
  const baseTimestamp = records[0]?.timestamp ?? -1;
  const body = encodeRecords(records, baseTimestamp, compression === 'none' ? layout.records : 0);
  const batch =
    compression === 'none' ? body : Buffer.concat([Buffer.alloc(layout.records), compressRecords(body, compression)]);
  batch.writeBigInt64BE(BigInt(baseOffset), layout.baseOffset);
  batch.writeInt32BE(batch.length - layout.leaderEpoch, layout.length);
  batch.writeInt32BE(0, layout.leaderEpoch);
  batch.writeInt8(2, layout.magic);
  batch.writeInt16BE(compressions.indexOf(compression), layout.attributes);
  batch.writeInt32BE(records.length - 1, layout.lastOffsetDelta);
  batch.writeBigInt64BE(BigInt(baseTimestamp), layout.baseTimestamp);
  batch.writeBigInt64BE(BigInt(latest(records)), layout.maxTimestamp);
  batch.writeBigInt64BE(BigInt(producer?.id ?? -1), layout.producerId);
  batch.writeInt16BE(producer?.epoch ?? -1, layout.producerEpoch);
  batch.writeInt32BE(producer?.baseSequence ?? -1, layout.baseSequence);
  batch.writeInt32BE(records.length, layout.recordCount);
  batch.writeUInt32BE(crc32c(batch, layout.attributes), layout.crc);
  return batch;
};

const latest = (records: readonly BatchRecord[]): number =>
  records.reduce((max, { timestamp }) => Math.max(max, timestamp), -Infinity);

/** The records, with so many bytes left free before them. */
const encodeRecords = (records: readonly BatchRecord[], baseTimestamp: number, free: number): Buffer => {
  const sizes = records.map((record, index) => sizeOf(record, record.timestamp - baseTimestamp, index));
  const total = sizes.reduce((sum, size) => sum + varintSize(size) + size, free);
  const bytes = Buffer.allocUnsafe(total);
  let at = free;
  for (const [index, record] of records.entries()) {
    at = writeVarint(bytes, at, sizes[index] ?? 0);
    at = writeRecord(bytes, at, { record, timestampDelta: record.timestamp - baseTimestamp, offsetDelta: index });
  }
  return bytes;
};

/** The bytes of a record after its length. */
const sizeOf = ({ key, value, headers }: BatchRecord, timestampDelta: number, offsetDelta: number): number => {
  let size = 1 + varlongSize(timestampDelta) + varintSize(offsetDelta) + bytesSize(key) + bytesSize(value);
  size += varintSize(headers.length);
  for (const [name, content] of headers) {
    const length = Buffer.byteLength(name);
    size += varintSize(length) + length + bytesSize(content);
  }
  return size;
};

const bytesSize = (bytes: Buffer | null): number => (bytes === null ? 1 : varintSize(bytes.length) + bytes.length);

type Placed = { readonly record: BatchRecord; readonly timestampDelta: number; readonly offsetDelta: number };

const writeRecord = (bytes: Buffer, start: number, { record, timestampDelta, offsetDelta }: Placed): number => {
  bytes[start] = 0; // attributes: none are in use
  let at = writeVarlong(bytes, start + 1, timestampDelta);
  at = writeVarint(bytes, at, offsetDelta);
  at = writeBytes(bytes, at, record.key);
  at = writeBytes(bytes, at, record.value);
  at = writeVarint(bytes, at, record.headers.length);
  for (const header of record.headers) at = writeHeader(bytes, at, header);
  return at;
};

const writeHeader = (bytes: Buffer, start: number, [name, content]: Header): number => {
  const length = Buffer.byteLength(name);
  const at = writeVarint(bytes, start, length);
  bytes.write(name, at);
  return writeBytes(bytes, at + length, content);
};

const writeBytes = (bytes: Buffer, start: number, content: Buffer | null): number => {
  if (content === null) return writeVarint(bytes, start, -1);
  const at = writeVarint(bytes, start, content.length);
  bytes.set(content, at);
  return at + content.length;
};
