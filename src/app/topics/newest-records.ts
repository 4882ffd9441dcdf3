import type { Broker, PartitionRange, Waiting } from '../../core/ports.ts';
import type { PartitionOffsets } from '../../core/topic.ts';

export type PartitionEnd = PartitionOffsets & { readonly topic: string };

export type NewestRecord = {
  readonly topic: string;
  readonly partition: number;
  /** Milliseconds since the epoch; -1 when the record has no time. */
  readonly timestamp: number;
  /** No record stands at the last offset: a transaction's marker, or what compaction left. */
  readonly isBehindGap: boolean;
};

/**
 * The last record of each partition that has one. Looks at the last offset, then further back in strides that double, as
 * markers and compaction leave offsets without records.
 */
export const newestRecords = async (
  broker: Broker,
  ends: readonly PartitionEnd[],
  waiting: Waiting,
): Promise<readonly NewestRecord[]> => {
  const found: NewestRecord[] = [];
  let open = ends.filter(({ start, end }) => end > start);
  for (let stride = 1; open.length > 0; stride *= 2) {
    const ranges = open.map((end) => rangeBefore(end, stride));
    const timestamps = await lastTimestamps(broker, ranges, waiting);
    const isFound = (end: PartitionEnd): boolean => timestamps.has(keyOf(end));
    found.push(
      ...open.filter(isFound).map((end) => ({
        topic: end.topic,
        partition: end.partition,
        timestamp: timestamps.get(keyOf(end)) ?? -1,
        isBehindGap: stride > 1,
      })),
    );
    open = open.filter((end) => !isFound(end) && end.end - stride > end.start);
  }
  return found;
};

const rangeBefore = ({ topic, partition, start, end }: PartitionEnd, stride: number): PartitionRange => ({
  topic,
  partition,
  from: Math.max(start, end - stride),
  to: end,
});

const lastTimestamps = async (
  broker: Broker,
  ranges: readonly PartitionRange[],
  { signal }: Waiting,
): Promise<ReadonlyMap<string, number>> => {
  const timestamps = new Map<string, number>();
  for await (const batch of broker.read({ ranges, isolation: 'read_committed' }, { signal })) {
    const last = batch.at(-1);
    if (last !== undefined) timestamps.set(keyOf(last), last.timestamp);
  }
  return timestamps;
};

const keyOf = ({ topic, partition }: { readonly topic: string; readonly partition: number }): string =>
  `${partition} ${topic}`;
