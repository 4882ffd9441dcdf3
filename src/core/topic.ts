/** `read_committed` hides aborted transactions and waits before open ones; `read_uncommitted` shows all. */
export type IsolationLevel = 'read_committed' | 'read_uncommitted';

/**
 * `start`: the first offset still stored. `end`: one past the last message a reader of the isolation level may see.
 * `highWatermark`: one past the last stored message; above `end` while a transaction is open.
 */
export type PartitionOffsets = {
  readonly partition: number;
  readonly start: number;
  readonly end: number;
  readonly highWatermark: number;
};

export type TopicSummary = { readonly name: string; readonly partitions: number; readonly internal: boolean };

export type PartitionDescription = {
  readonly partition: number;
  /** Broker ids. */
  readonly leader: number;
  readonly replicas: readonly number[];
  readonly inSync: readonly number[];
};

export type TopicDescription = {
  readonly name: string;
  readonly internal: boolean;
  readonly partitions: readonly PartitionDescription[];
  /** Settings that differ from the broker's defaults. */
  readonly configs: ReadonlyMap<string, string>;
  /** True when `cleanup.policy` has `compact`: then end − start is more than there is. */
  readonly isCompacted: boolean;
};
