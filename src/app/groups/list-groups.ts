import { escapeControls } from '../../core/decode/visible-text.ts';
import type { Waiting } from '../../core/ports.ts';
import type { AppContext } from '../context.ts';
import { matchesPattern } from '../matches-pattern.ts';
import { type DescribedGroup, type GroupPartition, withPartitions } from './described-group.ts';

export type ListedGroup = {
  readonly group: string;
  /** The cluster's word: `Stable`, `Empty` (no members), … */
  readonly state: string;
  /** `consumer` for those that consume; empty for a group that only ever had offsets stored. */
  readonly protocolType: string;
  /** How many there are. */
  readonly members: number;
  /** Those that it reads or has read, by name. */
  readonly topics: readonly string[];
  /** Over all partitions where it is known; null where it is of none. */
  readonly lag: number | null;
  readonly partitions: readonly GroupPartition[];
};

export type GroupsRequest = {
  /** A glob, or a part of the name. Undefined: all. */
  readonly pattern?: string | undefined;
};

/** The groups of the cluster by name, with how far behind each is. Joins and commits nothing. */
export const listGroups = async (
  context: AppContext,
  { pattern }: GroupsRequest,
  waiting: Waiting,
): Promise<readonly ListedGroup[]> => {
  const broker = await context.broker();
  const names = (await broker.listGroups(waiting)).map(({ group }) => group);
  const asked = names.filter((name) => pattern === undefined || matchesPattern(name, pattern));
  const { groups, refused } = await broker.describeGroups(asked, waiting);
  if (refused.length > 0) context.notice(`Left out, as this login may not look into them: ${shown(refused)}.`);
  return (await withPartitions(broker, groups, waiting)).map(listed);
};

const shown = (names: readonly string[]): string => escapeControls(names.join(', '));

const listed = ({ group, state, protocolType, members, partitions }: DescribedGroup): ListedGroup => ({
  group,
  state,
  protocolType,
  members: members.length,
  topics: [...new Set(partitions.map(({ topic }) => topic))],
  lag: totalLag(partitions),
  partitions,
});

/** The sum of what is known; null for nothing. */
export const totalLag = (partitions: readonly GroupPartition[]): number | null => {
  const lags = partitions.map(({ lag }) => lag).filter((lag) => lag !== null);
  return lags.length === 0 ? null : lags.reduce((sum, lag) => sum + lag, 0);
};
