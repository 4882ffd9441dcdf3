import type { IsolationLevel } from '../../../core/topic.ts';
import type { ApiRequest } from './api-request.ts';
import { isolationCode } from './list-offsets.ts';
import { protocolReader } from './protocol-reader.ts';
import { protocolWriter } from './protocol-writer.ts';

export type FetchPosition = { readonly topic: string; readonly partition: number; readonly offset: number };

export type FetchInput = {
  readonly positions: readonly FetchPosition[];
  readonly isolation: IsolationLevel;
  /** How long the broker may wait for the first byte, in ms. */
  readonly maxWaitMs: number;
  readonly maxBytes: number;
  readonly maxPartitionBytes: number;
};

export type AbortedTransaction = { readonly producerId: number; readonly firstOffset: number };

export type FetchedPartition = {
  readonly topic: string;
  readonly partition: number;
  readonly errorCode: number;
  readonly highWatermark: number;
  readonly lastStableOffset: number;
  /** Those that touch `records`, by first offset. */
  readonly aborted: readonly AbortedTransaction[];
  /** Record batches, the first maybe starting before the asked offset, the last maybe cut off. */
  readonly records: Buffer;
};

/** Messages of partitions that the asked broker leads, as the batches it stores. Version 11, without a fetch session. */
export const fetchRequest = (input: FetchInput): ApiRequest<readonly FetchedPartition[]> => {
  const writer = protocolWriter();
  writer.int32(-1); // a client, not a replica
  writer.int32(input.maxWaitMs);
  writer.int32(1); // answer as soon as there is a byte
  writer.int32(input.maxBytes);
  writer.int8(isolationCode(input.isolation));
  writer.int32(0); // session id
  writer.int32(-1); // session epoch: none wanted
  // One entry per partition even within a topic: the broker fills them in this order, and rotating it must be exact.
  writer.array(input.positions, ({ topic, partition, offset }) => {
    writer.string(topic);
    writer.int32(1);
    writer.int32(partition);
    writer.int32(-1); // leader epoch
    writer.int64(offset);
    writer.int64(-1); // log start offset, for replicas
    writer.int32(input.maxPartitionBytes);
  });
  writer.int32(0); // forgotten topics
  writer.string(''); // rack
  const heldBackMs = input.maxWaitMs;
  return { apiKey: 1, apiName: 'Fetch', apiVersion: 11, body: writer.done(), decode, heldBackMs };
};

const decode = (payload: Buffer): readonly FetchedPartition[] => {
  const reader = protocolReader(payload);
  reader.int32(); // throttle time
  reader.int16(); // error of the fetch session
  reader.int32(); // session id
  const readAborted = (): AbortedTransaction => ({ producerId: reader.int64(), firstOffset: reader.int64() });
  const readPartition = (topic: string): FetchedPartition => {
    const [partition, errorCode] = [reader.int32(), reader.int16()];
    const [highWatermark, lastStableOffset] = [reader.int64(), reader.int64()];
    reader.int64(); // log start offset
    const aborted = reader.array(readAborted).sort((a, b) => a.firstOffset - b.firstOffset);
    reader.int32(); // preferred replica
    return { topic, partition, errorCode, highWatermark, lastStableOffset, aborted, records: reader.bytes() };
  };
  const topics = reader.array(() => {
    const topic = reader.string() ?? '';
    return reader.array(() => readPartition(topic));
  });
  return topics.flat();
};
