import type { BatchPlace } from './record-batch.ts';
import { batchesIn } from './record-batch-walk.ts';

/** The offset after the last complete batch in fetched bytes; null when there is none. */
export const endOfBatches = (records: Buffer, place: BatchPlace): number | null => {
  let end: number | null = null;
  for (const { lastOffset } of batchesIn(records, place)) end = lastOffset + 1;
  return end;
};
