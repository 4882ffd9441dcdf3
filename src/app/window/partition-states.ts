import { usageError } from '../../core/errors.ts';
import type { Broker, Waiting } from '../../core/ports.ts';
import type { IsolationLevel, PartitionOffsets } from '../../core/topic.ts';

export type PartitionState = PartitionOffsets & { readonly topic: string };

type Wanted = {
  readonly topics: readonly string[];
  readonly partitions?: readonly number[] | undefined;
  readonly isolation: IsolationLevel;
};

/** Start and end of every asked partition, by topic as asked, then by number. */
export const partitionStates = async (
  broker: Broker,
  { topics, partitions, isolation }: Wanted,
  { signal }: Waiting,
): Promise<readonly PartitionState[]> => {
  const states = await Promise.all(
    topics.map(async (topic) => {
      const offsets = await broker.offsets(topic, { isolation, signal });
      refuseMissing(topic, partitions ?? [], offsets);
      return offsets.map((state) => ({ ...state, topic }));
    }),
  );
  return states.flat().filter(({ partition }) => partitions === undefined || partitions.includes(partition));
};

const refuseMissing = (topic: string, asked: readonly number[], offsets: readonly PartitionOffsets[]): void => {
  const missing = asked.find((partition) => !offsets.some((state) => state.partition === partition));
  if (missing === undefined) return;
  const last = Math.max(...offsets.map(({ partition }) => partition));
  throw usageError(`${topic} has no partition ${missing}.`, last === 0 ? 'It has only 0.' : `It has 0 to ${last}.`);
};
