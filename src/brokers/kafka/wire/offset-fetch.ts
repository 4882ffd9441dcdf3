import type { CommittedOffset } from '../../../core/group.ts';
import type { ApiRequest } from './api-request.ts';
import { protocolReader } from './protocol-reader.ts';
import { protocolWriter } from './protocol-writer.ts';

/** `committed` is -1 where there is none. */
export type FetchedOffset = CommittedOffset & { readonly errorCode: number };

export type FetchedOffsets = { readonly errorCode: number; readonly offsets: readonly FetchedOffset[] };

/** All that was committed in a group that the asked broker coordinates. Version 5. */
export const offsetFetchRequest = (group: string): ApiRequest<FetchedOffsets> => {
  const writer = protocolWriter();
  writer.string(group);
  writer.int32(-1); // of all topics
  return { apiKey: 9, apiName: 'OffsetFetch', apiVersion: 5, body: writer.done(), decode };
};

const decode = (payload: Buffer): FetchedOffsets => {
  const reader = protocolReader(payload);
  reader.int32(); // throttle time
  const topics = reader.array(() => {
    const topic = reader.string() ?? '';
    return reader.array((): FetchedOffset => {
      const [partition, committed] = [reader.int32(), reader.int64()];
      reader.int32(); // leader's epoch
      reader.string(); // what the consumer wrote beside it
      return { topic, partition, committed, errorCode: reader.int16() };
    });
  });
  return { errorCode: reader.int16(), offsets: topics.flat() };
};
