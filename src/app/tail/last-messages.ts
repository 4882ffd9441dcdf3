import type { InspectedMessage, RawMessage } from '../../core/message.ts';
import type { MessageReader, PartitionRange, Waiting } from '../../core/ports.ts';
import type { Batches } from '../../core/stream.ts';
import type { IsolationLevel } from '../../core/topic.ts';
import type { Sieve } from './sieve.ts';

/** Steps back grow up to so many offsets in a partition. */
const largestStep = 65_536;

type Wanted = {
  readonly reader: MessageReader;
  /** Where to look: bounded, one for a partition. */
  readonly ranges: readonly (PartitionRange & { readonly to: number })[];
  readonly isolation: IsolationLevel;
  /** How many messages that pass the sieve. */
  readonly count: number;
  /** How far the first step goes back, in offsets. */
  readonly step: number;
  readonly sieve: Sieve;
  /** Applied to what is read: paces it and counts it. */
  readonly through: (batches: Batches<RawMessage>) => Batches<RawMessage>;
};

type Cursor = {
  readonly range: PartitionRange;
  /** Everything from here on was looked at. */
  at: number;
  /** Timestamp of the earliest message looked at. */
  earliest: number;
  /** The last ones that passed and were not given yet, oldest first, at most `count`. */
  found: readonly InspectedMessage[];
};

/** The last messages that pass, over all partitions, in time order. */
export const lastMessages = async (wanted: Wanted, waiting: Waiting): Promise<readonly InspectedMessage[]> => {
  const batches: (readonly InspectedMessage[])[] = [];
  for await (const batch of lastMessagesBackwards(wanted, waiting)) batches.push(batch);
  return batches.reverse().flat();
};

/**
 * The same while they are found: the newest batches first, each oldest first. Reads backwards in growing steps until
 * there are enough and no partition can hold a newer one, or the start of each is reached.
 */
export async function* lastMessagesBackwards(wanted: Wanted, waiting: Waiting): Batches<InspectedMessage> {
  const cursors = wanted.ranges.map(
    (range): Cursor => ({
      range,
      at: range.to,
      earliest: Number.POSITIVE_INFINITY,
      found: [],
    }),
  );
  let left = wanted.count;
  for (let step = wanted.step; ; step = Math.min(step * 4, largestStep)) {
    const newest = lastByTime(cursors, left);
    const limit = newest.length < left ? Number.NEGATIVE_INFINITY : (newest[0]?.time ?? 0);
    const unfinished = cursors.filter(({ at, range }) => at > range.from);
    const open = unfinished.filter(({ earliest }) => earliest > limit);
    const sure = newest.filter(({ time }) => unfinished.every(({ earliest }) => time >= earliest));
    if (sure.length > 0) yield takeOut(sure);
    left -= sure.length;
    if (open.length === 0 || left === 0) return;
    await stepBack(open, { ...wanted, count: left, step }, waiting);
  }
}

type Timed = { readonly message: InspectedMessage; readonly time: number; readonly cursor: Cursor };

/** Within a partition the order stays, also where a timestamp is smaller than one before it. */
const lastByTime = (cursors: readonly Cursor[], count: number): readonly Timed[] => {
  const timed = cursors.flatMap((cursor) => {
    let latest = Number.NEGATIVE_INFINITY;
    return cursor.found.map((message) => {
      latest = Math.max(latest, message.raw.timestamp);
      return { message, time: latest, cursor };
    });
  });
  return timed.sort((a, b) => a.time - b.time).slice(-count);
};

/** They are the last of their partitions. */
const takeOut = (sure: readonly Timed[]): readonly InspectedMessage[] => {
  for (const [cursor, own] of Map.groupBy(sure, (one) => one.cursor)) cursor.found = cursor.found.slice(0, -own.length);
  return sure.map(({ message }) => message);
};

const stepBack = async (cursors: readonly Cursor[], wanted: Wanted, { signal }: Waiting): Promise<void> => {
  const { reader, isolation, step, count, sieve, through } = wanted;
  const steps = cursors.map((cursor) => ({
    cursor,
    from: Math.max(cursor.range.from, cursor.at - step),
    found: ring(count),
  }));
  const byPlace = new Map(steps.map((one) => [placeOf(one.cursor.range), one]));
  const ranges = steps.map(({ cursor, from }) => ({ ...cursor.range, from, to: cursor.at }));
  for await (const batch of through(reader.read({ ranges, isolation }, { signal }))) {
    const [first] = batch;
    const one = first === undefined ? undefined : byPlace.get(placeOf(first));
    if (first === undefined || one === undefined) continue;
    one.cursor.earliest = Math.min(one.cursor.earliest, first.timestamp);
    one.found.add(sieve(batch));
  }
  for (const { cursor, from, found } of steps) {
    cursor.at = from;
    cursor.found = [...found.list(), ...cursor.found].slice(-count);
  }
};

const placeOf = ({ topic, partition }: { readonly topic: string; readonly partition: number }): string =>
  `${partition} ${topic}`;

/** Keeps the last ones, as copies: what was read is a view on a whole fetched buffer, which would stay alive. */
const ring = (count: number) => {
  let kept: InspectedMessage[] = [];
  return {
    add: (messages: readonly InspectedMessage[]): void => {
      kept.push(...messages.slice(-count).map(detached));
      if (kept.length > count * 2) kept = kept.slice(-count);
    },
    list: (): readonly InspectedMessage[] => kept.slice(-count),
  };
};

const copied = (bytes: Buffer | null): Buffer | null => (bytes === null ? null : Buffer.from(bytes));

const detached = (message: InspectedMessage): InspectedMessage => {
  const { topic, partition, offset, timestamp, key, value, headers } = message.raw;
  const raw = {
    topic,
    partition,
    offset,
    timestamp,
    key: copied(key),
    value: copied(value),
    headers: headers.map(([name, bytes]) => [name, copied(bytes)] as const),
  };
  return { ...message, raw };
};
