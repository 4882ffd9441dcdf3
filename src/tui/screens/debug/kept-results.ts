import type { ReplayLog, ReplayResult } from '../../../core/replay/replay-result.ts';
import { messageSize } from '../../store/message-size.ts';

type Kept = { readonly number: number; readonly result: ReplayResult; readonly bytes: number };

/** What came out of the messages that ended last, oldest first; how each one ended the session knows. */
export type KeptResults = {
  readonly kept: readonly Kept[];
  readonly bytes: number;
  /** How many were dropped for want of room. */
  readonly dropped: number;
};

export const noResults: KeptResults = { kept: [], bytes: 0, dropped: 0 };

/** The newest is kept, however large. */
export const mostResults = 200;
const mostBytes = 16 * 1024 * 1024;

/** `number` is the message's in the queue; it has one result, of its last run. */
export const withResult = (
  { kept, bytes, dropped }: KeptResults,
  number: number,
  result: ReplayResult,
): KeptResults => {
  const old = kept.find((one) => one.number === number);
  const next = [...kept.filter((one) => one !== old), { number, result, bytes: bytesOf(result) }];
  let left = bytes - (old?.bytes ?? 0) + (next.at(-1)?.bytes ?? 0);
  let from = 0;
  for (; next.length - from > 1 && (next.length - from > mostResults || left > mostBytes); from += 1)
    left -= next[from]?.bytes ?? 0;
  return { kept: next.slice(from), bytes: left, dropped: dropped + from };
};

export const resultOf = ({ kept }: KeptResults, number: number): ReplayResult | null =>
  kept.find((one) => one.number === number)?.result ?? null;

/** Of a result without its texts; measured, to within a third. */
const perResult = 1_500;
const perLog = 200;

/** About what it takes in memory; the message is the queue's. */
const bytesOf = ({ logs, produced, error, differences = [] }: ReplayResult): number => {
  const sent = produced.reduce((sum, { message: { raw } }) => sum + 2 * messageSize(raw), 0);
  const failure = (error?.message.length ?? 0) + (error?.stack?.length ?? 0);
  const different = differences.length === 0 ? 0 : JSON.stringify(differences).length;
  return perResult + sent + failure + different + logs.reduce((sum, log) => sum + logBytes(log), 0);
};

const logBytes = (log: ReplayLog): number => {
  if (log.type === 'mark') return perLog + log.label.length;
  return perLog + log.message.length + (log.fields === undefined ? 0 : 2 * JSON.stringify(log.fields).length);
};
