import type { RawMessage } from '../../../core/message.ts';
import type { Compression } from '../../../core/ports.ts';

/** What a record to be written is made of; `timestamp` in ms. */
export type BatchRecord = Pick<RawMessage, 'key' | 'value' | 'headers' | 'timestamp'>;

/** Where a batch came from, for messages. */
export type BatchPlace = { readonly topic: string; readonly partition: number };

/** What a record batch (magic 2) says of itself before its records. */
export type BatchHeader = {
  readonly baseOffset: number;
  /** Also counts records that compaction took away. */
  readonly lastOffset: number;
  /** Where the batch begins in the bytes it was found in, and how long it is, all told. */
  readonly position: number;
  readonly byteLength: number;
  readonly recordCount: number;
  readonly compression: Compression;
  /** Holds a transaction marker, no message. */
  readonly isControl: boolean;
  readonly isTransactional: boolean;
  /** -1 when the producer had none. */
  readonly producerId: number;
  readonly baseTimestamp: number;
  readonly maxTimestamp: number;
  /** The broker stamped the batch: `maxTimestamp` is every record's time. */
  readonly isLogAppendTime: boolean;
};

/** A record batch as Kafka stores and sends it; `records` is a view, compressed as `compression` says. */
export type RecordBatch = BatchHeader & {
  readonly records: Buffer;
  /** Reads all of the batch. */
  readonly isCrcRight: () => boolean;
};

/** Codecs by their number in the batch's attributes. */
export const compressions: readonly Compression[] = ['none', 'gzip', 'snappy', 'lz4', 'zstd'];

/** Where the parts of a batch stand, and the bits of its attributes. */
export const layout = {
  baseOffset: 0,
  /** Counts the bytes after itself. */
  length: 8,
  leaderEpoch: 12,
  magic: 16,
  crc: 17,
  /** The checksum covers all from here on. */
  attributes: 21,
  lastOffsetDelta: 23,
  baseTimestamp: 27,
  maxTimestamp: 35,
  producerId: 43,
  producerEpoch: 51,
  baseSequence: 53,
  recordCount: 57,
  records: 61,
  compressionBits: 0x07,
  logAppendTimeBit: 0x08,
  transactionalBit: 0x10,
  controlBit: 0x20,
} as const;
