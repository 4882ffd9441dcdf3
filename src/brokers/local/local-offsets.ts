import type { TopicAdmin } from '../../core/ports.ts';
import { offsetAtTime } from './find-in-log.ts';
import type { Local } from './local.ts';
import { partitionsOf } from './local-topics.ts';
import type { LogFile } from './log-file.ts';
import { catchUp } from './scan-log.ts';

export const localOffsets = (local: Local): Pick<TopicAdmin, 'offsets' | 'offsetsAt'> => ({
  // Transactions are never written here, so every reader may see everything.
  offsets: (topic, { signal }) =>
    ofEachPartition(local, topic, async (partition, log) => {
      const end = log ? await endOf(log, signal) : 0;
      return { partition, start: 0, end, highWatermark: end };
    }),
  offsetsAt: (topic, timestamp, { signal }) =>
    ofEachPartition(local, topic, async (_, log) => {
      if (!log) return 0;
      const end = await endOf(log, signal);
      return (await offsetAtTime(log, timestamp, signal)) ?? end;
    }),
});

const ofEachPartition = async <T>(
  local: Local,
  topic: string,
  ask: (partition: number, log: LogFile | null) => Promise<T>,
): Promise<readonly T[]> => {
  const count = await partitionsOf(local, topic);
  const answers: T[] = [];
  for (let partition = 0; partition < count; partition += 1) {
    answers.push(await ask(partition, local.logs.open({ topic, partition })));
  }
  return answers;
};

/** One past the last complete batch. */
export const endOf = async (log: LogFile, signal: AbortSignal): Promise<number> => {
  signal.throwIfAborted();
  await catchUp(log, signal);
  return log.end.offset;
};
