import type { PartitionRange } from '../../core/ports.ts';
import type { IsolationLevel } from '../../core/topic.ts';
import type { ByteQueue } from './byte-queue.ts';
import type { Cluster } from './cluster.ts';
import type { FetchedPartition } from './wire/fetch.ts';

/** Where the reading of one range stands. */
export type Progress = PartitionRange & { next: number };

export const isFinished = ({ next, to }: Progress): boolean => to !== null && next >= to;

/** Stored batches of one partition; of their messages those from `from` to before `to` are wanted. */
export type FetchedChunk = { readonly fetched: FetchedPartition; readonly from: number; readonly to: number | null };

export type FetchTask = {
  readonly cluster: Cluster;
  readonly isolation: IsolationLevel;
  readonly queue: ByteQueue<FetchedChunk>;
  readonly signal: AbortSignal;
  /** Called on every good answer. */
  readonly onAnswer: () => void;
};
