import { EvtoolError, exitCodes } from '../../core/errors.ts';
import { orAborted } from '../../core/or-aborted.ts';
import { type FetchTask, isFinished, type Progress } from './fetch-task.ts';
import { kafkaOffsets } from './offsets.ts';
import { TransientError } from './transient-error.ts';
import { endOfBatches } from './wire/end-of-batches.ts';
import { type FetchedPartition, fetchRequest } from './wire/fetch.ts';
import type { KafkaNode } from './wire/node.ts';
import { errorCodeName, errorCodes, isTransient } from './wire/protocol-error.ts';

/** How long a broker waits for a new message before it answers with nothing; a new one is sent at once. */
const maxWaitMs = 500;
/** Small answers keep memory low, and are as fast on a near broker: what is read becomes garbage outside V8's heap. */
const maxBytes = 1024 * 1024;
const maxPartitionBytes = 512 * 1024;

/** Fetches the ranges that one broker leads, until all are finished. */
export const fetchFromLeader = async (node: KafkaNode, ranges: readonly Progress[], task: FetchTask): Promise<void> => {
  for (let turn = 0; ; turn++) {
    await orAborted(task.queue.room(), task.signal);
    const open = ranges.filter((range) => !isFinished(range));
    if (open.length === 0) return;
    // The broker fills its answer in the order asked, and only the first partition is sure to get a batch of any size.
    const first = turn % open.length;
    const order = [...open.slice(first), ...open.slice(0, first)];
    const positions = order.map(({ topic, partition, next }) => ({ topic, partition, offset: next }));
    const answer = await node.send(
      fetchRequest({ positions, isolation: task.isolation, maxWaitMs, maxBytes, maxPartitionBytes }),
    );
    task.signal.throwIfAborted();
    for (const fetched of answer) {
      const range = order.find(({ topic, partition }) => topic === fetched.topic && partition === fetched.partition);
      if (range) await accept(fetched, range, { ...task, isFirst: range === order[0] });
    }
    task.onAnswer();
  }
};

type Acceptance = FetchTask & { readonly isFirst: boolean };

const accept = async (fetched: FetchedPartition, range: Progress, task: Acceptance): Promise<void> => {
  if (fetched.errorCode !== errorCodes.none) throw await explain(fetched, range, task);
  const end = endOfBatches(fetched.records, fetched);
  if (end !== null && end > range.next) {
    task.queue.push({ fetched, from: range.next, to: range.to }, fetched.records.length);
    range.next = end;
    return;
  }
  // Nothing is stored between here and the end that a reader may see: what was there is compacted away.
  const visibleEnd = task.isolation === 'read_committed' ? fetched.lastStableOffset : fetched.highWatermark;
  if (task.isFirst && range.to !== null && visibleEnd >= range.to) range.next = range.to;
};

const explain = async (fetched: FetchedPartition, range: Progress, task: Acceptance): Promise<Error> => {
  const { errorCode } = fetched;
  const where = `"${range.topic}" partition ${range.partition}`;
  if (errorCode === errorCodes.offsetOutOfRange) return outOfRange(range, task);
  if (isTransient(errorCode)) return new TransientError(`${where}: ${errorCodeName(errorCode)}`);
  return new EvtoolError(`Kafka at ${task.cluster.label} refused to read ${where}: ${errorCodeName(errorCode)}.`);
};

const outOfRange = async (range: Progress, { cluster, isolation, signal }: Acceptance): Promise<Error> => {
  const offsets = await kafkaOffsets(cluster).offsets(range.topic, { isolation, signal });
  const known = offsets.find(({ partition }) => partition === range.partition);
  const has = known ? `it has offsets ${known.start} to ${known.highWatermark}` : 'it has none';
  const hasBegun = range.next > range.from;
  return new EvtoolError(
    `Offset ${range.next} of "${range.topic}" partition ${range.partition} is out of range: ${has}.`,
    {
      hint: hasBegun ? 'The topic lost messages (retention, or made anew) while it was read.' : undefined,
      exitCode: hasBegun ? exitCodes.failed : exitCodes.usage,
    },
  );
};
