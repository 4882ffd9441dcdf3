import { EvtoolError } from '../../core/errors.ts';
import type { Waiting } from '../../core/ports.ts';
import type { AppContext } from '../context.ts';
import { inParallel } from './in-parallel.ts';
import { newestRecords } from './newest-records.ts';
import type { TopicSize } from './topic-sizes.ts';

export type DatedTopic = {
  /** Of the newest record, in ms since the epoch; null for none, or one without a time. */
  readonly time: number | null;
  /** False where there are fewer messages than offsets, as in `ListedTopic`. */
  readonly isExact: boolean;
};

export type TopicDater = (sizes: readonly TopicSize[], waiting: Waiting) => Promise<ReadonlyMap<string, DatedTopic>>;

/** Looks at the end of topics. Whether one is compacted is asked once. */
export const topicDater = (context: AppContext): TopicDater => {
  const compacted = new Map<string, boolean>();
  const learn = async (name: string, waiting: Waiting): Promise<void> => {
    try {
      const broker = await context.broker();
      compacted.set(name, (await broker.describeTopic(name, waiting)).isCompacted);
    } catch (error) {
      // Who may read a topic may not be told its settings.
      if (waiting.signal.aborted || !(error instanceof EvtoolError)) throw error;
      compacted.set(name, false);
    }
  };
  return async (sizes, waiting) => {
    const ends = sizes.flatMap(({ name, partitions }) =>
      partitions.map((partition) => ({ ...partition, topic: name })),
    );
    const records = await newestRecords(await context.broker(), ends, waiting);
    await inParallel(
      sizes.filter(({ name }) => !compacted.has(name)),
      ({ name }) => learn(name, waiting),
    );
    return new Map(
      sizes.map(({ name }) => {
        const own = records.filter(({ topic }) => topic === name);
        const newest = Math.max(-1, ...own.map(({ timestamp }) => timestamp));
        const isExact = compacted.get(name) !== true && !own.some(({ isBehindGap }) => isBehindGap);
        return [name, { time: newest < 0 ? null : newest, isExact }];
      }),
    );
  };
};
