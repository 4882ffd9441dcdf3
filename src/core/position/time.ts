import { instantOf, isRealTime, type LocalTime, localClock, midnight } from './local-time.ts';

/** What a time in words is relative to: the instant (ms since the epoch) and the IANA zone of bare times. */
export type Clock = { readonly now: number; readonly zone: string };

const unitMs = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

const durationPattern = /^(?:\d+(?:ms|[smhdw]))+$/;
const isoPattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** The latest instant that a JavaScript date can hold. */
const latestInstant = 8.64e15;

const inRange = (instant: number): number | null => (Math.abs(instant) <= latestInstant ? instant : null);

/** Milliseconds of `1h30m`, `2d`, `500ms`; null for anything else. */
export const parseDuration = (text: string): number | null => {
  if (!durationPattern.test(text)) return null;
  const parts = [...text.matchAll(/(\d+)(ms|[smhdw])/g)];
  // The pattern above admits exactly these units.
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * unitMs[unit as keyof typeof unitMs], 0);
};

/**
 * An instant in ms since the epoch: ISO date or date and time (local without a zone), epoch seconds (up to 11 digits)
 * or milliseconds, `now`, `today`, `yesterday` (midnight), or `-1h30m` / `+10m` from now. Null for anything else.
 */
export const parseTime = (text: string, clock: Clock): number | null =>
  namedTime(text, clock) ?? relativeTime(text, clock) ?? epochTime(text) ?? isoTime(text, clock);

const namedTime = (text: string, { now, zone }: Clock): number | null => {
  if (text === 'now') return now;
  if (text !== 'today' && text !== 'yesterday') return null;
  return instantOf(midnight(localClock(zone)(now), text === 'today' ? 0 : -1), zone);
};

const relativeTime = (text: string, { now }: Clock): number | null => {
  const sign = text.startsWith('-') ? -1 : text.startsWith('+') ? 1 : 0;
  const duration = sign === 0 ? null : parseDuration(text.slice(1));
  return duration === null ? null : inRange(now + sign * duration);
};

const epochTime = (text: string): number | null => {
  if (!/^\d+$/.test(text)) return null;
  return inRange(Number(text) * (text.length <= 11 ? 1000 : 1));
};

const isoTime = (text: string, { zone }: Clock): number | null => {
  const match = isoPattern.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', offset] = match;
  const time: LocalTime = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    millisecond: Number(fraction.padEnd(3, '0').slice(0, 3)),
  };
  // Years below 100 mean 19xx to Date.UTC; no record is that old.
  if (time.year < 1970 || !isRealTime(time)) return null;
  return offset === undefined ? instantOf(time, zone) : zonedInstant(time, offset);
};

const zonedInstant = (time: LocalTime, offset: string): number | null => {
  const utc = instantOf(time, 'UTC');
  if (/^z$/i.test(offset)) return utc;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(-2));
  if (hours > 14 || minutes > 59) return null;
  const sign = offset.startsWith('-') ? -1 : 1;
  return utc - sign * (hours * unitMs.h + minutes * unitMs.m);
};
