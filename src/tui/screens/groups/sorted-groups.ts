import type { ListedGroup } from '../../../app/groups/list-groups.ts';

export type GroupOrder = 'lag' | 'members' | 'name';

/** Groups that come by name, in another order, the greatest first; equals stay by name, what is not known comes last. */
export const sortedGroups = (groups: readonly ListedGroup[], order: GroupOrder): readonly ListedGroup[] =>
  order === 'name' ? groups : groups.toSorted((a, b) => (b[order] ?? -1) - (a[order] ?? -1));
