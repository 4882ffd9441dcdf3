import type { Broker, Waiting } from '../../core/ports.ts';
import type { IsolationLevel, PartitionOffsets } from '../../core/topic.ts';
import { unknownPartition } from '../../core/unknown-partition.ts';

export type PartitionState = PartitionOffsets & { readonly topic: string };

type Wanted = {
  readonly topics: readonly string[];
  /** Absent: all. */
  readonly partitions?: readonly number[] | undefined;
  /** Partitions that have a position, and so must be there. */
  readonly named: readonly number[];
  readonly isolation: IsolationLevel;
};

/** Start and end of every asked partition, by topic as asked, then by number. */
export const partitionStates = async (
  broker: Broker,
  { topics, partitions, named, isolation }: Wanted,
  { signal }: Waiting,
): Promise<readonly PartitionState[]> => {
  const states = await Promise.all(
    topics.map(async (topic) => {
      const offsets = await broker.offsets(topic, { isolation, signal });
      refuseMissing(topic, [...(partitions ?? []), ...named], offsets);
      return offsets.map((state) => ({ ...state, topic }));
    }),
  );
  return states.flat().filter(({ partition }) => partitions === undefined || partitions.includes(partition));
};

const refuseMissing = (topic: string, asked: readonly number[], offsets: readonly PartitionOffsets[]): void => {
  const missing = asked.find((partition) => !offsets.some((state) => state.partition === partition));
  if (missing !== undefined) throw unknownPartition(topic, missing, offsets.length);
};
