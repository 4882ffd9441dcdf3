import { usageError } from '../../core/errors.ts';
import type { ReplayStats } from '../../core/replay/replay-stats.ts';
import type { Candidate } from '../replay/candidate.ts';
import { candidatesOf, type PreparedReplay } from '../replay/prepare-replay.ts';

const mostMessages = 1_000;
const mostBytes = 64 * 1024 * 1024;

/**
 * Reads all that is to be debugged before anything is run: no reader stays open while a person thinks. More than 1,000
 * messages or 64 MiB are wrong use.
 */
export const readQueue = async (prepared: PreparedReplay, stats: ReplayStats): Promise<readonly Candidate[]> => {
  const { max = Number.POSITIVE_INFINITY } = prepared.request;
  const queue: Candidate[] = [];
  let bytes = 0;
  for await (const candidate of candidatesOf(prepared)) {
    if (queue.length >= max) break;
    if (!prepared.isTaken(candidate.message)) {
      stats.others += 1;
      continue;
    }
    queue.push(candidate);
    bytes += sizeOf(candidate);
    if (queue.length > mostMessages) throw tooMany(`More than ${mostMessages.toLocaleString('en')} messages`);
    if (bytes > mostBytes) throw tooMany(`More than ${mostBytes / 1024 / 1024} MiB of messages`);
  }
  return queue;
};

const sizeOf = ({ message: { raw } }: Candidate): number => (raw.key?.length ?? 0) + (raw.value?.length ?? 0);

const tooMany = (what: string) =>
  usageError(`${what} to step through: they are read into memory first.`, 'Take the newest: --tail 100');
