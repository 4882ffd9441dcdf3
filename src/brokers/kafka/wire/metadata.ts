import type { ApiRequest } from './api-request.ts';
import { protocolReader } from './protocol-reader.ts';
import { protocolWriter } from './protocol-writer.ts';

export type Address = { readonly host: string; readonly port: number };

export type PartitionMetadata = {
  readonly partition: number;
  /** -1 while there is none. */
  readonly leader: number;
  readonly replicas: readonly number[];
  readonly inSync: readonly number[];
};

export type TopicMetadata = {
  readonly name: string;
  readonly errorCode: number;
  /** By partition number. */
  readonly partitions: readonly PartitionMetadata[];
};

export type Metadata = {
  readonly brokers: ReadonlyMap<number, Address>;
  readonly controller: number;
  readonly topics: ReadonlyMap<string, TopicMetadata>;
};

/** What the cluster knows of some topics, or with null of all. Version 5; it never creates a topic. */
export const metadataRequest = (topics: readonly string[] | null): ApiRequest<Metadata> => {
  const writer = protocolWriter();
  if (topics === null) writer.int32(-1);
  else writer.array(topics, writer.string);
  writer.boolean(false);
  return { apiKey: 3, apiName: 'Metadata', apiVersion: 5, body: writer.done(), decode };
};

const decode = (payload: Buffer): Metadata => {
  const reader = protocolReader(payload);
  const readPartition = (): PartitionMetadata => {
    reader.int16(); // its error says no more than a missing leader does
    const [partition, leader] = [reader.int32(), reader.int32()];
    const [replicas, inSync] = [reader.array(reader.int32), reader.array(reader.int32)];
    reader.array(reader.int32); // offline replicas
    return { partition, leader, replicas, inSync };
  };
  const readTopic = (): TopicMetadata => {
    const errorCode = reader.int16();
    const name = reader.string() ?? '';
    reader.boolean(); // is internal
    const partitions = reader.array(readPartition).sort((a, b) => a.partition - b.partition);
    return { name, errorCode, partitions };
  };
  const readBroker = (): readonly [number, Address] => {
    const [id, host, port] = [reader.int32(), reader.string() ?? '', reader.int32()];
    reader.string(); // rack
    return [id, { host, port }];
  };
  reader.int32(); // throttle time: the broker holds back its answer itself
  const brokers = new Map(reader.array(readBroker));
  reader.string(); // cluster id
  const controller = reader.int32();
  const topics = new Map(reader.array(readTopic).map((topic) => [topic.name, topic]));
  return { brokers, controller, topics };
};
