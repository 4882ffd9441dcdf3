import type { DescribedGroup, GroupPartition } from '../../../app/groups/described-group.ts';
import type { GroupMember } from '../../../core/group.ts';

/** A row of a group: a partition with who reads it, or a member that has none. */
export type GroupPlace = { readonly partition: GroupPartition | null; readonly member: GroupMember | null };

export const placesOf = ({ partitions, members }: DescribedGroup): readonly GroupPlace[] => [
  ...partitions.map((partition) => ({ partition, member: members.find(({ id }) => id === partition.member) ?? null })),
  ...members.filter(({ assignments }) => assignments.length === 0).map((member) => ({ partition: null, member })),
];
