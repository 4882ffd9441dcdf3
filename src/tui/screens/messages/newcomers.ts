import type { RawMessage } from '../../../core/message.ts';

type Ends = readonly { readonly topic: string; readonly partition: number; readonly end: number }[];

type Batch = readonly { readonly raw: Pick<RawMessage, 'topic' | 'partition' | 'offset'> }[];

/** How many messages at the end of a batch, all of one partition, were not there when these ends were. */
export const newcomers = (ends: Ends, batch: Batch): number => {
  const first = batch[0]?.raw;
  const end = ends.find(({ topic, partition }) => topic === first?.topic && partition === first.partition)?.end ?? 0;
  return batch.filter(({ raw }) => raw.offset >= end).length;
};
