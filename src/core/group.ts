export type GroupSummary = {
  readonly group: string;
  /** What its members agreed to speak: `consumer`, `connect`, …; empty for a group that only ever had offsets stored. */
  readonly protocolType: string;
};

export type TopicPartition = { readonly topic: string; readonly partition: number };

export type GroupMember = {
  readonly id: string;
  readonly clientId: string;
  /** The address that it connects from. */
  readonly host: string;
  /** By topic and partition; empty while the group is rebalancing, and in groups that do not consume. */
  readonly assignments: readonly TopicPartition[];
};

/** `committed`: the next offset that the group would read. */
export type CommittedOffset = TopicPartition & { readonly committed: number };

export type DescribedGroups = {
  readonly groups: readonly GroupDescription[];
  /** Names of those that the login may not look into, whether they are there or not. */
  readonly refused: readonly string[];
};

export type GroupDescription = GroupSummary & {
  /** The cluster's word: `Stable`, `Empty` (no members), `PreparingRebalance`, `CompletingRebalance`, … */
  readonly state: string;
  readonly members: readonly GroupMember[];
  /** By topic and partition; none where nothing was committed. */
  readonly committed: readonly CommittedOffset[];
};
