import { setImmediate as turn } from 'node:timers/promises';
import { EvtoolError } from '../../core/errors.ts';
import type { RawMessage } from '../../core/message.ts';
import type { MessageReader, PartitionRange, ReadPlan, Waiting } from '../../core/ports.ts';
import { positionOf } from './find-in-log.ts';
import type { Local } from './local.ts';
import { endOf } from './local-offsets.ts';
import { checkPartition, deletedMeanwhile, findTopic, partitionsOf } from './local-topics.ts';
import { isCurrent, type LogFile, sizeOf } from './log-file.ts';
import { logOf } from './partition-folder.ts';
import { readChunk } from './read-chunk.ts';
import { watchPaths } from './watch-paths.ts';

export const localReader = (local: Local): MessageReader => ({
  read: (plan, waiting) => read(local, plan, waiting),
});

/** Where the reading of a range stands. The log is null until its first message is written. */
type Cursor = { readonly range: PartitionRange; log: LogFile | null; position: number; next: number };

async function* read(
  local: Local,
  plan: ReadPlan,
  { signal }: Waiting,
): AsyncGenerator<readonly RawMessage[], void, undefined> {
  signal.throwIfAborted();
  const paths = watchPaths();
  try {
    let live = await openCursors(local, plan, signal);
    while (live.length > 0) {
      paths.forget();
      const isMoved = yield* readRound(local, live, signal);
      live = live.filter(isLive);
      if (isMoved || live.length === 0) continue;
      await failIfDeleted(local, live);
      // What was written before the watch began would not be told: then look once more.
      if (paths.watch(live.map(({ range }) => logOf(local.root, range)))) continue;
      await paths.changed(signal);
    }
  } finally {
    paths.close();
  }
}

const isLive = ({ range: { to }, next }: Cursor): boolean => to === null || next < to;

const openCursors = async (local: Local, { ranges }: ReadPlan, signal: AbortSignal): Promise<readonly Cursor[]> => {
  const cursors: Cursor[] = [];
  for (const range of ranges) {
    checkPartition(range.topic, range.partition, await partitionsOf(local, range.topic));
    const log = local.logs.open(range);
    const cursor = { range, log, position: 0, next: range.from };
    if (!isLive(cursor)) continue;
    const end = log ? await endOf(log, signal) : 0;
    if (range.from < 0 || range.from > end) throw outOfRange(range, end);
    const position = log ? await positionOf(log, range.from, signal) : 0;
    cursors.push({ ...cursor, position });
  }
  return cursors;
};

const outOfRange = ({ topic, partition, from }: PartitionRange, end: number): EvtoolError =>
  new EvtoolError(`Offset ${from} of "${topic}" partition ${partition} is out of range: it has offsets 0 to ${end}.`, {
    hint: 'To read what there is: --from-beginning',
  });

/** One chunk of each range; returns whether there was anything. */
async function* readRound(
  local: Local,
  cursors: readonly Cursor[],
  signal: AbortSignal,
): AsyncGenerator<readonly RawMessage[], boolean, undefined> {
  let isMoved = false;
  for (const cursor of cursors) {
    const before = cursor.position;
    for (const messages of nextMessages(local, cursor)) {
      yield messages;
      signal.throwIfAborted();
    }
    isMoved ||= cursor.position > before;
    // Reading blocks: signals and timers get their turn.
    await turn();
    signal.throwIfAborted();
  }
  return isMoved;
}

function* nextMessages(local: Local, cursor: Cursor): Generator<readonly RawMessage[]> {
  cursor.log ??= local.logs.open(cursor.range);
  if (!cursor.log) return;
  const { range } = cursor;
  for (const { messages, next, position } of readChunk(cursor.log, cursor)) {
    cursor.position = position;
    cursor.next = next;
    const wanted = within(messages, range);
    if (wanted.length > 0) yield wanted;
    if (!isLive(cursor)) return;
  }
}

/** A batch may begin before the range and end after it. */
const within = (messages: readonly RawMessage[], { from, to }: PartitionRange): readonly RawMessage[] => {
  const [first, last] = [messages[0]?.offset ?? from, messages.at(-1)?.offset ?? from];
  const end = to ?? Number.POSITIVE_INFINITY;
  if (first >= from && last < end) return messages;
  return messages.filter(({ offset }) => offset >= from && offset < end);
};

const failIfDeleted = async (local: Local, cursors: readonly Cursor[]): Promise<void> => {
  for (const { log, range, position } of cursors) {
    const { topic } = range;
    const isThere = log ? isCurrent(log) : (await findTopic(local, topic)) !== null;
    if (!isThere) throw deletedMeanwhile(topic, 'read');
    if (log && sizeOf(log) < position) throw new EvtoolError(`${log.path} was cut short while being read.`);
  }
};
