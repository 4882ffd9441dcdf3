import type { GroupMember, TopicPartition } from '../../../core/group.ts';
import type { ApiRequest } from './api-request.ts';
import { type DescribedGroup, hostOf } from './describe-groups.ts';
import { type ProtocolReader, protocolReader } from './protocol-reader.ts';
import { protocolWriter } from './protocol-writer.ts';

const api = { apiKey: 69, apiName: 'ConsumerGroupDescribe' };

/** Brokers of Kafka 4 speak it, and those of 3.7 where it is switched on. */
export const consumerGroups = { apiKey: api.apiKey, version: 0 } as const;

/** Groups of the newer protocol (KIP-848), where the broker assigns. Version 0. */
export const consumerGroupDescribeRequest = (groups: readonly string[]): ApiRequest<readonly DescribedGroup[]> => {
  const writer = protocolWriter();
  writer.noTags(); // of the header, which kafkajs ends before them
  writer.compactArray(groups, writer.compactString);
  writer.boolean(false); // without what this login may do
  writer.noTags();
  return { ...api, apiVersion: consumerGroups.version, body: writer.done(), decode };
};

const decode = (payload: Buffer): readonly DescribedGroup[] => {
  const reader = protocolReader(payload);
  reader.tags(); // of the header
  reader.int32(); // throttle time
  return reader.compactArray(() => readGroup(reader));
};

const readGroup = (reader: ProtocolReader): DescribedGroup => {
  const errorCode = reader.int16();
  reader.compactString(); // the error in words
  const [group, state] = [reader.compactString() ?? '', reader.compactString() ?? ''];
  reader.int32(); // epoch of the group
  reader.int32(); // epoch of the assignment
  reader.compactString(); // the assignor
  const members = reader.compactArray(() => readMember(reader));
  reader.int32(); // what this login may do
  reader.tags();
  return { errorCode, group, state, members };
};

const readMember = (reader: ProtocolReader): GroupMember => {
  const text = (): string => reader.compactString() ?? '';
  const id = text();
  reader.compactString(); // instance
  reader.compactString(); // rack
  reader.int32(); // epoch
  const [clientId, host] = [text(), hostOf(text())];
  reader.compactArray(reader.compactString); // subscribed topics
  reader.compactString(); // and a pattern of them
  const assignments = readAssignment(reader);
  readAssignment(reader); // what it shall have in the end
  reader.tags();
  return { id, clientId, host, assignments };
};

const readAssignment = (reader: ProtocolReader): readonly TopicPartition[] => {
  const topics = reader.compactArray(() => {
    reader.uuid();
    const topic = reader.compactString() ?? '';
    const partitions = reader.compactArray(() => ({ topic, partition: reader.int32() }));
    reader.tags();
    return partitions;
  });
  reader.tags();
  return topics.flat();
};
