import type { InspectedMessage, RawMessage } from '../../core/message.ts';
import type { Broker, PartitionRange } from '../../core/ports.ts';
import { type Batches, pace, untilIdle } from '../../core/stream.ts';
import type { Window } from '../window.ts';
import { lastMessagesBackwards } from './last-messages.ts';
import type { Sieve } from './sieve.ts';
import type { TailRequest } from './tail-request.ts';
import { countRead, reach, type TailStats, thinned } from './tail-stats.ts';
import { watchLag } from './watch-lag.ts';

/** A batch is short enough, by count and bytes, to be inspected and printed in a few milliseconds. */
const shortBatches = {
  size: 500,
  weight: 256 * 1024,
  weigh: ({ value }: RawMessage): number => value?.length ?? 0,
  holdMs: 20,
  now: () => performance.now(),
};

/** How far a filter's first step back goes, in offsets of each partition. */
const filteredStep = 500;

export type TailRun = {
  readonly broker: Broker;
  readonly request: TailRequest;
  readonly window: Window;
  readonly stats: TailStats;
  readonly sieve: Sieve;
  /** Whether not every message is shown. */
  readonly isFiltered: boolean;
  /** Whether the message came after the window was found. */
  readonly isNew: (message: RawMessage) => boolean;
  readonly phase: { isLookingBack: boolean };
  readonly notice: (text: string) => void;
  readonly whyNothing: () => Promise<string>;
  readonly signal: AbortSignal;
};

/** What passes the sieve: the last messages first if so asked, then the window or what follows it. */
export async function* readTail(run: TailRun): Batches<InspectedMessage> {
  const { window, request, stats } = run;
  if (request.last !== undefined) yield* lookBack(run, request.last);
  const ranges = request.last === undefined ? window.plan.ranges : rangesAfter(window);
  if (ranges.length === 0) return;
  const isSilent = request.last === undefined ? window.total === 0 : request.last > 0 && stats.shown === 0;
  if (isSilent && !window.isBounded) run.notice(`${await run.whyNothing()} Waiting for new messages (Ctrl-C ends).`);
  yield* readOn(run, ranges);
}

const rangesAfter = ({ partitions }: Window): readonly PartitionRange[] =>
  partitions
    .filter(({ to }) => to === null)
    .map(({ topic, partition, end }) => ({ topic, partition, from: end, to: null }));

async function* lookBack(run: TailRun, most: number): Batches<InspectedMessage> {
  const { broker, request, window, stats, sieve, signal, phase, isFiltered } = run;
  const bounded = window.partitions.map(({ topic, partition, from, to, end }) => ({
    topic,
    partition,
    from,
    to: to ?? end,
  }));
  const step = isFiltered ? Math.max(most, filteredStep) : most;
  const through = (batches: Batches<RawMessage>): Batches<RawMessage> => counted(pace(batches, shortBatches), stats);
  phase.isLookingBack = true;
  const wanted = {
    reader: broker,
    ranges: most === 0 ? [] : bounded,
    isolation: window.plan.isolation,
    count: most,
    step,
    sieve,
    through,
  };
  let count = 0;
  const held: (readonly InspectedMessage[])[] = [];
  for await (const batch of lastMessagesBackwards(wanted, { signal })) {
    count += batch.length;
    if (request.newestFirst === true) yield batch;
    else held.push(batch);
  }
  phase.isLookingBack = false;
  if (isFiltered && stats.read > 0 && count > 0) run.notice(howFar(count, most, stats));
  for (const { topic, partition, to } of bounded) reach(stats, topic, partition, to);
  const found = held.reverse().flat();
  for (let at = 0; at < found.length; at += shortBatches.size) yield found.slice(at, at + shortBatches.size);
}

const howFar = (found: number, count: number, { read }: TailStats): string => {
  const messages = `${read.toLocaleString('en')} ${read === 1 ? 'message' : 'messages'}`;
  return found < count
    ? `Looked back to the start: ${found} of ${messages} matched, ${count} were asked for.`
    : `Looked back through ${messages} for the last ${count} that match.`;
};

async function* counted(batches: Batches<RawMessage>, stats: TailStats): Batches<RawMessage> {
  for await (const batch of batches) {
    countRead(stats, batch);
    yield batch;
  }
}

/** Old messages count as activity even when none is shown: a long look through a topic is not idle. */
async function* readOn(run: TailRun, ranges: readonly PartitionRange[]): Batches<InspectedMessage> {
  const { broker, window, request, stats, sieve, isNew, signal } = run;
  let isActive = false;
  const takeActivity = (): boolean => {
    const wasActive = isActive;
    isActive = false;
    return wasActive;
  };
  const read = (stop: AbortSignal): Batches<RawMessage> =>
    broker.read({ ranges, isolation: window.plan.isolation }, { signal: stop });
  const batches =
    request.idleMs === undefined
      ? read(signal)
      : untilIdle(read, { ms: request.idleMs, signal, isActive: takeActivity, now: () => performance.now() });
  const watching = startWatch(run, ranges);
  try {
    for await (const batch of counted(pace(batches, shortBatches), stats)) {
      const shown = sieve(thinned(stats, batch));
      isActive ||= shown.length > 0 || !batch.some(isNew);
      if (shown.length > 0) yield shown;
    }
  } finally {
    await watching.stop();
  }
}

const startWatch = (
  { broker, window, request, stats, signal }: TailRun,
  ranges: readonly PartitionRange[],
): { readonly stop: () => Promise<void> } => {
  if (request.lag === undefined) return { stop: async () => {} };
  const over = new AbortController();
  const { isolation } = window.plan;
  const watched = { broker, ranges, isolation, stats, mayThin: request.lag === 'thin' };
  const done = watchLag(watched, { signal: AbortSignal.any([signal, over.signal]) });
  // It is awaited in the end, until when a bug of ours is no unhandled one.
  done.catch(() => {});
  return {
    stop: () => {
      over.abort();
      return done;
    },
  };
};
