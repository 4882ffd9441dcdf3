import type { Draft } from '../../core/message.ts';
import type { Compression } from '../../core/ports.ts';
import type { ProducerIdentity } from './producer.ts';
import { encodeBatch } from './wire/record-batch-encode.ts';

export type EncodedBatch = {
  readonly records: Buffer;
  /** Of each draft, in ms. */
  readonly timestamps: readonly number[];
};

export type EncodeDrafts = {
  readonly identity: ProducerIdentity | null;
  readonly sequence: number;
  readonly compression: Compression;
  /** For drafts without a time of their own. */
  readonly now: number;
};

/** The drafts as one record batch, which the broker numbers. */
export const encodeDrafts = (drafts: readonly Draft[], options: EncodeDrafts): EncodedBatch => {
  const { identity, sequence, compression, now } = options;
  const records = drafts.map(({ key, value, headers, timestamp = now }) => ({ key, value, headers, timestamp }));
  const producer = identity
    ? { id: identity.producerId, epoch: identity.producerEpoch, baseSequence: sequence }
    : undefined;
  return {
    records: encodeBatch(records, { baseOffset: 0, compression, producer }),
    timestamps: records.map(({ timestamp }) => timestamp),
  };
};
