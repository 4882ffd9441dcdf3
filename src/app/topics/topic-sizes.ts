import { EvtoolError } from '../../core/errors.ts';
import type { Waiting } from '../../core/ports.ts';
import type { PartitionOffsets } from '../../core/topic.ts';
import type { AppContext } from '../context.ts';
import { inParallel } from './in-parallel.ts';

/** What a topic holds as of `at` (ms since the epoch), or why the cluster does not tell. */
export type TopicSize = {
  readonly name: string;
  readonly at: number;
  readonly partitions: readonly PartitionOffsets[];
  readonly refusal: string | null;
};

/** The offsets of some topics. One that is refused or gone has a refusal; that all are is for the caller to look into. */
export const topicSizes = async (
  context: AppContext,
  names: readonly string[],
  waiting: Waiting,
): Promise<readonly TopicSize[]> => {
  const broker = await context.broker();
  return inParallel(names, async (name) => {
    try {
      const partitions = await broker.offsets(name, { ...waiting, isolation: 'read_committed' });
      return { name, at: context.now(), partitions, refusal: null };
    } catch (error) {
      if (!(error instanceof EvtoolError)) throw error;
      return { name, at: context.now(), partitions: [], refusal: error.message };
    }
  });
};
