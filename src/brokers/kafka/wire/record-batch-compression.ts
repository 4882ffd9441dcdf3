import { gunzipSync, gzipSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { EvtoolError, usageError } from '../../../core/errors.ts';
import type { Compression } from '../../../core/ports.ts';
import type { BatchPlace, RecordBatch } from './record-batch.ts';

/** A batch that unpacks to more is taken for an attack: Kafka's own limit on packed batches is 1 MB by default. */
const mostUnpackedBytes = 512 * 1024 * 1024;

export const compressRecords = (records: Buffer, compression: Compression): Buffer => {
  if (compression === 'none') return records;
  if (compression === 'gzip') return gzipSync(records);
  if (compression === 'zstd') return zstdCompressSync(records);
  throw usageError(`evtool cannot write ${compression} yet.`, 'It can write gzip and zstd: -z gzip');
};

/** The batch's records, unpacked. Fails with the batch's place when they cannot be. */
export const unpackedRecords = (batch: RecordBatch, place: BatchPlace): Buffer => {
  const { compression, records } = batch;
  if (compression === 'none') return records;
  if (compression === 'snappy' || compression === 'lz4') throw unreadable(batch, place);
  try {
    return compression === 'gzip'
      ? gunzipSync(records, { maxOutputLength: mostUnpackedBytes })
      : zstdDecompressSync(records, { maxOutputLength: mostUnpackedBytes });
  } catch (cause) {
    throw broken(batch, place, cause);
  }
};

const placeOf = ({ baseOffset, lastOffset }: RecordBatch, { topic, partition }: BatchPlace): string => {
  const offsets = baseOffset === lastOffset ? `${baseOffset}` : `${baseOffset}..${lastOffset}`;
  return `${topic}:${partition}@${offsets}`;
};

const unreadable = (batch: RecordBatch, place: BatchPlace): EvtoolError =>
  new EvtoolError(`${placeOf(batch, place)} is compressed with ${batch.compression}, which evtool cannot read yet.`, {
    hint: `To go on after it: --from ${batch.lastOffset + 1}`,
  });

const broken = (batch: RecordBatch, place: BatchPlace, cause: unknown): EvtoolError => {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new EvtoolError(`${placeOf(batch, place)} is not the ${batch.compression} that it says it is: ${reason}.`, {
    hint: `To go on after it: --from ${batch.lastOffset + 1}`,
    cause,
  });
};
