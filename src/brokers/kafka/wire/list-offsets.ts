import type { IsolationLevel } from '../../../core/topic.ts';
import type { ApiRequest } from './api-request.ts';
import { protocolReader } from './protocol-reader.ts';
import { protocolWriter } from './protocol-writer.ts';

/** Instead of a timestamp in ms: the first stored offset, or one past the last visible message. */
export const earliest = -2;
export const latest = -1;

export type ListOffsetsInput = {
  readonly topic: string;
  readonly partitions: readonly number[];
  readonly timestamp: number;
  readonly isolation: IsolationLevel;
};

/** `offset` is -1 when no record is at or after the timestamp. */
export type ListedOffset = { readonly partition: number; readonly errorCode: number; readonly offset: number };

export const isolationCode = (isolation: IsolationLevel): number => (isolation === 'read_committed' ? 1 : 0);

/** Offsets by time of partitions that the asked broker leads. Version 3. */
export const listOffsetsRequest = (input: ListOffsetsInput): ApiRequest<readonly ListedOffset[]> => {
  const writer = protocolWriter();
  writer.int32(-1); // a client, not a replica
  writer.int8(isolationCode(input.isolation));
  writer.array([input.topic], (topic) => {
    writer.string(topic);
    writer.array(input.partitions, (partition) => {
      writer.int32(partition);
      writer.int64(input.timestamp);
    });
  });
  return { apiKey: 2, apiName: 'ListOffsets', apiVersion: 3, body: writer.done(), decode };
};

const decode = (payload: Buffer): readonly ListedOffset[] => {
  const reader = protocolReader(payload);
  reader.int32(); // throttle time
  const topics = reader.array(() => {
    reader.string();
    return reader.array((): ListedOffset => {
      const [partition, errorCode] = [reader.int32(), reader.int16()];
      reader.int64(); // timestamp of the found record
      return { partition, errorCode, offset: reader.int64() };
    });
  });
  return topics.flat();
};
