import type { Tail } from '../../../app/tail.ts';

/** How many offsets have been read that were not there yet when the reading opened. */
export const arrived = ({ window, stats }: Pick<Tail, 'window' | 'stats'>): number =>
  window.partitions
    .map(({ topic, partition, end }) => Math.max(0, (stats.reached.get(topic)?.get(partition) ?? end) - end))
    .reduce((sum, count) => sum + count, 0);
