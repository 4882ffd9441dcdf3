import type { Broker, Waiting } from '../../core/ports.ts';
import type { Window } from '../window.ts';
import { age } from './age.ts';
import type { TailStats } from './tail-stats.ts';

/** A partition may end with markers of transactions, so the newest message is looked for in its last so many offsets. */
const lookedAt = 10;

type Silence = {
  readonly broker: Broker;
  readonly window: Window;
  readonly stats: TailStats;
  readonly now: number;
};

/** Why no message was shown: none matched, none is in the window, or the topics are empty. One sentence. */
export const whyNothing = async ({ broker, window, stats, now }: Silence, waiting: Waiting): Promise<string> => {
  const { partitions } = window;
  const topics = [...new Set(partitions.map(({ topic }) => topic))].join(', ');
  if (stats.read > 0)
    return `0 of ${stats.read.toLocaleString('en')} ${stats.read === 1 ? 'message' : 'messages'} matched${newestPart(stats.newest, now)}.`;
  if (partitions.every(({ start, end }) => start === end)) return `0 messages: ${topics} is empty.`;
  const held = partitions.reduce((sum, { start, end }) => sum + end - start, 0);
  const newest = await newestTimestamp(broker, window, waiting);
  return `0 messages in this window of ${topics}, which holds ${held.toLocaleString('en')}${newestPart(newest, now)}.`;
};

const newestPart = (newest: number, now: number): string =>
  newest < 0 ? '' : `; the newest is ${age(now - newest)} old`;

const newestTimestamp = async (broker: Broker, { plan, partitions }: Window, { signal }: Waiting): Promise<number> => {
  const ranges = partitions
    .filter(({ start, end }) => end > start)
    .map(({ topic, partition, start, end }) => ({ topic, partition, from: Math.max(start, end - lookedAt), to: end }));
  let newest = -1;
  for await (const batch of broker.read({ ranges, isolation: plan.isolation }, { signal })) {
    for (const { timestamp } of batch) newest = Math.max(newest, timestamp);
  }
  return newest;
};
