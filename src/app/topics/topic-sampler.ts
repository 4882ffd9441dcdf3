import { createInspector, type Inspector } from '../../core/inspect.ts';
import type { PartitionRange, Waiting } from '../../core/ports.ts';
import { mapBatches } from '../../core/stream.ts';
import type { AppContext } from '../context.ts';
import { requireWorkspace } from '../require-workspace.ts';
import type { TopicSize } from './topic-sizes.ts';

/** How many of a topic's newest messages were judged, and how many of these are valid. */
export type TopicSample = { readonly judged: number; readonly valid: number };

export type TopicSampler = (size: TopicSize, waiting: Waiting) => Promise<TopicSample>;

const sampleSize = 100;

/** Values may be large: enough is seen after so many bytes. */
const sampleBytes = 4 * 2 ** 20;

/** Judges the newest messages of topics, a bounded number of each. Schemas are compiled once, when the first one comes. */
export const topicSampler = (context: AppContext): TopicSampler => {
  let inspector: Promise<Inspector> | undefined;
  return async (size, { signal }) => {
    inspector ??= createInspector(requireWorkspace(context).catalog);
    const { inspect } = await inspector;
    const broker = await context.broker();
    const plan = { ranges: newestRanges(size), isolation: 'read_committed' } as const;
    const sample = { judged: 0, valid: 0 };
    let bytes = 0;
    for await (const batch of mapBatches(broker.read(plan, { signal }), (raw) => inspect(raw))) {
      const judged = batch.filter(({ valid }) => valid !== undefined);
      sample.judged += judged.length;
      sample.valid += judged.filter(({ valid }) => valid).length;
      bytes += batch.reduce((sum, { raw }) => sum + (raw.value?.length ?? 0), 0);
      if (bytes > sampleBytes) break;
    }
    return sample;
  };
};

/** The same share of each partition that holds something. */
const newestRanges = ({ name, partitions }: TopicSize): readonly PartitionRange[] => {
  const filled = partitions.filter(({ start, end }) => end > start);
  const share = Math.ceil(sampleSize / Math.max(1, filled.length));
  return filled.map(({ partition, start, end }) => ({
    topic: name,
    partition,
    from: Math.max(start, end - share),
    to: end,
  }));
};
