import type { Waiting } from '../../core/ports.ts';
import type { AppContext } from '../context.ts';
import { newestRecords } from './newest-records.ts';
import type { TopicSize } from './topic-sizes.ts';

/** The time of the newest record of each topic, in ms since the epoch; null for none, or one without a time. */
export const newestTimes = async (
  context: AppContext,
  sizes: readonly TopicSize[],
  waiting: Waiting,
): Promise<ReadonlyMap<string, number | null>> => {
  const ends = sizes.flatMap(({ name, partitions }) => partitions.map((partition) => ({ ...partition, topic: name })));
  const records = await newestRecords(await context.broker(), ends, waiting);
  const newest = new Map<string, number | null>(sizes.map(({ name }) => [name, null]));
  for (const { topic, timestamp } of records) {
    if (timestamp >= 0) newest.set(topic, Math.max(timestamp, newest.get(topic) ?? 0));
  }
  return newest;
};
