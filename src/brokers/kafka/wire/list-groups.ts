import type { GroupSummary } from '../../../core/group.ts';
import type { ApiRequest } from './api-request.ts';
import { protocolReader } from './protocol-reader.ts';
import { protocolWriter } from './protocol-writer.ts';

/** `state` is null from a broker that does not say it here: before Kafka 2.6. */
export type ListedGroup = GroupSummary & { readonly state: string | null };

export type GroupListing = { readonly errorCode: number; readonly groups: readonly ListedGroup[] };

const api = { apiKey: 16, apiName: 'ListGroups' };

/** The version from which on states are said. */
export const groupStates = { apiKey: api.apiKey, version: 4 } as const;

/** The groups that the asked broker coordinates. Version 2. */
export const listGroupsRequest = (): ApiRequest<GroupListing> => ({
  ...api,
  apiVersion: 2,
  body: Buffer.alloc(0),
  decode: (payload) => {
    const reader = protocolReader(payload);
    reader.int32(); // throttle time
    const errorCode = reader.int16();
    const text = (): string => reader.string() ?? '';
    return { errorCode, groups: reader.array(() => ({ group: text(), protocolType: text(), state: null })) };
  },
});

/** The groups that the asked broker coordinates, in whatever state. Version 4. */
export const listGroupStatesRequest = (): ApiRequest<GroupListing> => {
  const writer = protocolWriter();
  writer.noTags(); // of the header, which kafkajs ends before them
  writer.compactArray([], writer.compactString); // the only states to list: all
  writer.noTags();
  return { ...api, apiVersion: groupStates.version, body: writer.done(), decode: decodeStates };
};

const decodeStates = (payload: Buffer): GroupListing => {
  const reader = protocolReader(payload);
  const text = (): string => reader.compactString() ?? '';
  const readGroup = (): ListedGroup => {
    const group = { group: text(), protocolType: text(), state: text() };
    reader.tags();
    return group;
  };
  reader.tags(); // of the header
  reader.int32(); // throttle time
  const errorCode = reader.int16();
  return { errorCode, groups: reader.compactArray(readGroup) };
};
