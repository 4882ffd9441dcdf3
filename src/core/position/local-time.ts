/** A wall-clock time without a zone. `month` counts from 1. */
export type LocalTime = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
};

const dayMs = 86_400_000;

const asUtc = (time: LocalTime): number =>
  Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second, time.millisecond);

/** Reads instants (ms since the epoch) as wall-clock times of an IANA zone. Making one is slow, using it is not. */
export const localClock = (zone: string): ((instant: number) => LocalTime) => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instant) => {
    const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    return {
      year: part('year'),
      month: part('month'),
      day: part('day'),
      hour: part('hour'),
      minute: part('minute'),
      second: part('second'),
      millisecond: ((instant % 1000) + 1000) % 1000,
    };
  };
};

/**
 * The instant (ms since the epoch) of a wall-clock time in a zone. Where clocks go back it is the first of the two;
 * where they go forward the missing time is read with the offset before the change, as JavaScript's `Date` does.
 */
export const instantOf = (time: LocalTime, zone: string): number => {
  const clock = localClock(zone);
  const utc = asUtc(time);
  const offsetAt = (instant: number): number => asUtc(clock(instant)) - instant;
  const before = offsetAt(utc - dayMs);
  const after = offsetAt(utc + dayMs);
  const exact = [before, after].map((offset) => utc - offset).filter((instant) => instant + offsetAt(instant) === utc);
  return exact.length > 0 ? Math.min(...exact) : utc - before;
};

/** The same wall-clock day at midnight, `days` later. */
export const midnight = (time: LocalTime, days: number): LocalTime => {
  const date = new Date(Date.UTC(time.year, time.month - 1, time.day + days));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: 0,
    minute: 0,
    second: 0,
    millisecond: 0,
  };
};

/** Whether the calendar and the clock have such a time: no 30 February, no 25:00. */
export const isRealTime = (time: LocalTime): boolean => {
  const date = new Date(asUtc(time));
  return (
    date.getUTCMonth() + 1 === time.month &&
    date.getUTCDate() === time.day &&
    time.hour < 24 &&
    time.minute < 60 &&
    time.second < 60
  );
};
