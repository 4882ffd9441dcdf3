import type { GroupPartition } from './described-group.ts';

/** Messages lie there, and it is not said up to where they were read. */
export const isUncommitted = ({ committed, lag }: Pick<GroupPartition, 'committed' | 'lag'>): boolean =>
  committed === null && lag !== null && lag > 0;

/** That a group has committed nothing where there is something to read; empty for one that has. */
export const uncommittedWords = (partitions: readonly GroupPartition[]): string => {
  const without = partitions.filter(isUncommitted).length;
  if (without === 0) return '';
  const isAll = partitions.every(({ committed }) => committed === null);
  return isAll ? 'nothing committed' : `nothing committed in ${without} of ${partitions.length} partitions`;
};
