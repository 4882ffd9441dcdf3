import type { ApiRequest } from './api-request.ts';
import { protocolReader } from './protocol-reader.ts';
import { protocolWriter } from './protocol-writer.ts';

export type ProducePart = { readonly topic: string; readonly partition: number; readonly records: Buffer };

export type ProduceInput = {
  readonly parts: readonly ProducePart[];
  readonly acks: -1 | 0 | 1;
  /** How long the leader may wait for its replicas, in ms. */
  readonly timeoutMs: number;
};

export type ProducedPart = {
  readonly topic: string;
  readonly partition: number;
  readonly errorCode: number;
  readonly baseOffset: number;
  /** -1 unless the topic stamps messages itself. */
  readonly logAppendTime: number;
};

/** Appends one record batch to each of some partitions, once each, that the asked broker leads. Version 7. */
export const produceRequest = ({ parts, acks, timeoutMs }: ProduceInput): ApiRequest<readonly ProducedPart[]> => {
  const size = parts.reduce((sum, { records, topic }) => sum + records.length + topic.length * 3 + 32, 64);
  const writer = protocolWriter(size);
  writer.string(null); // transactional id
  writer.int16(acks);
  writer.int32(timeoutMs);
  const topics = Map.groupBy(parts, ({ topic }) => topic);
  writer.array([...topics], ([topic, ofTopic]) => {
    writer.string(topic);
    writer.array(ofTopic, ({ partition, records }) => {
      writer.int32(partition);
      writer.bytes(records);
    });
  });
  return { apiKey: 0, apiName: 'Produce', apiVersion: 7, body: writer.done(), decode, isAnswered: acks !== 0 };
};

const decode = (payload: Buffer): readonly ProducedPart[] => {
  const reader = protocolReader(payload);
  const readPart = (topic: string): ProducedPart => {
    const [partition, errorCode] = [reader.int32(), reader.int16()];
    const [baseOffset, logAppendTime] = [reader.int64(), reader.int64()];
    reader.int64(); // log start offset
    return { topic, partition, errorCode, baseOffset, logAppendTime };
  };
  const topics = reader.array(() => {
    const topic = reader.string() ?? '';
    return reader.array(() => readPart(topic));
  });
  return topics.flat();
};
