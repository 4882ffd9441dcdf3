import type { DescribedGroups, GroupSummary } from './group.ts';
import type { Draft, RawMessage, Receipt } from './message.ts';
import type { IsolationLevel, PartitionOffsets, TopicDescription, TopicSummary } from './topic.ts';

export type Waiting = { readonly signal: AbortSignal };

/** A stretch of one partition: offsets from `from` (inclusive) to `to` (exclusive); `to: null` goes on for ever. */
export type PartitionRange = {
  readonly topic: string;
  readonly partition: number;
  readonly from: number;
  readonly to: number | null;
};

export type ReadPlan = { readonly ranges: readonly PartitionRange[]; readonly isolation: IsolationLevel };

/**
 * Reads without a consumer group: nothing is joined, committed or created. Batches are never empty and belong to one
 * partition; offsets rise within a partition. A bounded range ends at `to` also where nothing is stored up to there
 * (compaction, transaction markers); the iterable ends when every range has ended. A follower sees a new message within
 * 100 ms. Nothing is fetched beyond a bounded read-ahead while the consumer does not ask. Aborting `signal` ends the
 * iteration by throwing `signal.reason`; leaving the loop closes the reader.
 * Fails with an EvtoolError for an unknown topic or partition, an offset out of range, and a topic deleted on the way.
 */
export type MessageReader = {
  readonly read: (plan: ReadPlan, waiting: Waiting) => AsyncIterable<readonly RawMessage[]>;
};

export type Compression = 'none' | 'gzip' | 'snappy' | 'lz4' | 'zstd';
export type Partitioner = 'murmur2' | 'crc32';

export type WriteOptions = Waiting & {
  readonly partitioner?: Partitioner | undefined;
  /** -1: all in-sync replicas; 1: the leader; 0: nobody answers, so nothing is confirmed. */
  readonly acks?: -1 | 0 | 1 | undefined;
  readonly compression?: Compression | undefined;
};

/**
 * Sends drafts and yields a receipt for each that the broker acknowledged, in order within a partition. Drafts of one
 * batch are sent together. Throws at the first draft that could not be confirmed, after yielding every receipt it got.
 * A missing topic is an error and is never created (the embedded broker creates it).
 */
export type MessageWriter = {
  readonly write: <D extends Draft>(
    drafts: AsyncIterable<readonly D[]>,
    options: WriteOptions,
  ) => AsyncIterable<readonly Receipt<D>[]>;
};

export type NewTopic = {
  readonly name: string;
  readonly partitions: number;
  /** -1: the broker's default. */
  readonly replicas: number;
};

export type TopicAdmin = {
  readonly listTopics: (waiting: Waiting) => Promise<readonly TopicSummary[]>;
  readonly describeTopic: (name: string, waiting: Waiting) => Promise<TopicDescription>;
  /** False when the topic was there already (with whatever partitions). */
  readonly createTopic: (topic: NewTopic, waiting: Waiting) => Promise<boolean>;
  readonly deleteTopic: (name: string, waiting: Waiting) => Promise<void>;
  /** Start and end of each partition, by partition number. Unknown topic: EvtoolError. */
  readonly offsets: (
    topic: string,
    options: Waiting & { readonly isolation: IsolationLevel },
  ) => Promise<readonly PartitionOffsets[]>;
  /**
   * The first offset of each partition, by partition number, whose record is at or after `timestamp` (ms); the
   * partition's end where there is none.
   */
  readonly offsetsAt: (topic: string, timestamp: number, waiting: Waiting) => Promise<readonly number[]>;
};

/**
 * Looks at consumer groups; nothing joins, commits or leaves one. The embedded broker has none: handlers run in process.
 */
export type GroupAdmin = {
  /** Every group that the login may see, by name, also those without members. */
  readonly listGroups: (waiting: Waiting) => Promise<readonly GroupSummary[]>;
  /** The groups of these names, by name; one that is not there is left out. */
  readonly describeGroups: (names: readonly string[], waiting: Waiting) => Promise<DescribedGroups>;
};

/** `label` names it in messages: `localhost:9092`, `the embedded broker`. */
export type Broker = TopicAdmin &
  GroupAdmin &
  MessageReader &
  MessageWriter & {
    readonly label: string;
    readonly kind: 'local' | 'kafka';
    /** Fails with an EvtoolError unless the broker answers; asks as little of it as can be. */
    readonly answers: (waiting: Waiting) => Promise<void>;
    readonly close: () => Promise<void>;
  };
