import type { GroupMember } from '../../../core/group.ts';
import type { ApiRequest } from './api-request.ts';
import { decodeAssignment } from './consumer-assignment.ts';
import { protocolReader } from './protocol-reader.ts';
import { protocolWriter } from './protocol-writer.ts';

export type DescribedGroup = {
  readonly errorCode: number;
  readonly group: string;
  readonly state: string;
  readonly members: readonly GroupMember[];
};

/** Groups of the classic protocol that the asked broker coordinates; of others it says the state `Dead`. Version 3. */
export const describeGroupsRequest = (groups: readonly string[]): ApiRequest<readonly DescribedGroup[]> => {
  const writer = protocolWriter();
  writer.array(groups, writer.string);
  writer.boolean(false); // without what this login may do
  return { apiKey: 15, apiName: 'DescribeGroups', apiVersion: 3, body: writer.done(), decode };
};

const decode = (payload: Buffer): readonly DescribedGroup[] => {
  const reader = protocolReader(payload);
  const text = (): string => reader.string() ?? '';
  const readMember = (protocolType: string): GroupMember => {
    const member = { id: text(), clientId: text(), host: hostOf(text()) };
    reader.bytes(); // what it told the others
    const assignment = reader.bytes();
    return { ...member, assignments: protocolType === 'consumer' ? decodeAssignment(assignment) : [] };
  };
  const readGroup = (): DescribedGroup => {
    const [errorCode, group, state, protocolType] = [reader.int16(), text(), text(), text()];
    reader.string(); // the assignor
    const members = reader.array(() => readMember(protocolType));
    reader.int32(); // what this login may do
    return { errorCode, group, state, members };
  };
  reader.int32(); // throttle time
  return reader.array(readGroup);
};

/** Java writes an address as `name/address`, mostly without the name. */
export const hostOf = (text: string): string => text.replace(/^\//, '');
