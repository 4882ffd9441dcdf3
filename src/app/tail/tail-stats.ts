import type { InspectedMessage, RawMessage } from '../../core/message.ts';

/** Latencies kept, the newest: enough for percentiles, and bounded. */
const keptLatencies = 4_096;

export type TailStats = {
  /** Messages read from the broker, shown or not. */
  read: number;
  shown: number;
  /** Read and not looked at, so as to keep up: see `oneIn`. */
  skipped: number;
  valid: number;
  invalid: number;
  /** Shown messages that no event fits, where their topic has events. */
  unknown: number;
  /** Messages on which `--where` threw, and the first of the errors. */
  whereFailures: number;
  firstWhereFailure: string | null;
  /** Offsets that are there and were not read, when that is more than a moment's work. */
  behind: number;
  /** Of so many messages one is looked at; 1: all are. */
  oneIn: number;
  /** Largest timestamp read, ms since the epoch; -1 before any. */
  newest: number;
  /** Where reading stands: topic → partition → the offset after the last one read. */
  readonly reached: Map<string, Map<number, number>>;
  /** How long new messages took from their timestamp to here, in ms; the last some thousand. */
  readonly latencies: number[];
};

export const emptyStats = (): TailStats => ({
  read: 0,
  shown: 0,
  skipped: 0,
  valid: 0,
  invalid: 0,
  unknown: 0,
  whereFailures: 0,
  firstWhereFailure: null,
  behind: 0,
  oneIn: 1,
  newest: -1,
  reached: new Map(),
  latencies: [],
});

/** Counts a batch as read; a batch is of one partition. */
export const countRead = (stats: TailStats, batch: readonly RawMessage[]): void => {
  stats.read += batch.length;
  for (const { timestamp } of batch) if (timestamp > stats.newest) stats.newest = timestamp;
  const last = batch.at(-1);
  if (last !== undefined) reach(stats, last.topic, last.partition, last.offset + 1);
};

/** What of a batch is looked at. */
export const thinned = (stats: TailStats, batch: readonly RawMessage[]): readonly RawMessage[] => {
  const { oneIn } = stats;
  if (oneIn === 1) return batch;
  const kept = batch.filter(({ offset }) => offset % oneIn === 0);
  stats.skipped += batch.length - kept.length;
  return kept;
};

export const reach = (stats: TailStats, topic: string, partition: number, offset: number): void => {
  const partitions = stats.reached.get(topic) ?? new Map<number, number>();
  stats.reached.set(topic, partitions);
  partitions.set(partition, Math.max(offset, partitions.get(partition) ?? 0));
};

/** Where to go on after the last message shown: the rest of its batch was read, but not shown. */
export const stopAfter = (stats: TailStats, { topic, partition, offset }: RawMessage): void =>
  void stats.reached.get(topic)?.set(partition, offset + 1);

type Shown = {
  readonly messages: readonly InspectedMessage[];
  /** Whether the topic has events at all. */
  readonly hasEvents: (topic: string) => boolean;
  /** Whether the message came after the start, so that its age says how fast it got here. */
  readonly isNew: (message: RawMessage) => boolean;
  readonly now: number;
};

export const countShown = (stats: TailStats, { messages, hasEvents, isNew, now }: Shown): void => {
  stats.shown += messages.length;
  for (const { raw, event, valid } of messages) {
    if (valid === true) stats.valid += 1;
    if (valid === false) stats.invalid += 1;
    if (event === undefined && raw.value !== null && hasEvents(raw.topic)) stats.unknown += 1;
    if (raw.timestamp >= 0 && isNew(raw)) stats.latencies.push(Math.max(0, now - raw.timestamp));
  }
  if (stats.latencies.length > keptLatencies) stats.latencies.splice(0, stats.latencies.length - keptLatencies);
};

/** The value below which a share of the latencies lies; null without any. */
export const latencyAt = (latencies: readonly number[], share: number): number | null => {
  // Sorts ten times as fast as an array with a comparison, and tables ask often.
  const sorted = Float64Array.from(latencies).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;
};
