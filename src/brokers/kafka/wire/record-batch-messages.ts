import { EvtoolError } from '../../../core/errors.ts';
import type { RawMessage } from '../../../core/message.ts';
import type { BatchPlace, RecordBatch } from './record-batch.ts';
import { unpackedRecords } from './record-batch-compression.ts';
import { recordsIn } from './record-batch-records.ts';

/** The messages of a batch, its checksum verified first; views on the batch's bytes where it is not packed. */
export const messagesOf = (batch: RecordBatch, place: BatchPlace): RawMessage[] => {
  if (!batch.isCrcRight()) throw damaged(batch, place);
  return recordsIn(batch, unpackedRecords(batch, place), place);
};

const damaged = ({ baseOffset, lastOffset }: RecordBatch, { topic, partition }: BatchPlace): EvtoolError =>
  new EvtoolError(`The batch at ${topic}:${partition}@${baseOffset} is damaged: its checksum is wrong.`, {
    hint: `To go on after it: --from ${lastOffset + 1}`,
  });
