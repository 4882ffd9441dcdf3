import { type EvtoolError, usageError } from './errors.ts';

/** `count`: how many partitions the topic has. */
export const unknownPartition = (topic: string, partition: number, count: number): EvtoolError =>
  usageError(
    `Topic "${topic}" has no partition ${partition}.`,
    count === 1 ? 'It has one: 0.' : `It has ${count}: 0 to ${count - 1}.`,
  );
