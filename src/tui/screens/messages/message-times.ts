import { localTimes } from '../../../core/position/local-times.ts';

/** Prints an instant: in a list of another day the date and the minute, `11-21 08:12`, of another year the date alone. */
export type MessageTimes = {
  /** `08:12:01` */
  readonly short: (instant: number) => string;
  /** `08:12:01.114` */
  readonly exact: (instant: number) => string;
  /** To the millisecond, and of another day than today with the date. */
  readonly full: (instant: number) => string;
  /** With the date and the zone, whatever the day: `2026-11-21 08:12:01.114 Europe/Berlin`. */
  readonly whole: (instant: number) => string;
};

/** No message is of this day. */
const farAway = 8.64e15;

export const messageTimes = (zone: string, now: () => number): MessageTimes => {
  const time = localTimes(zone, now);
  const dated = localTimes(zone, () => farAway);
  const yearNow = localTimes(zone, () => farAway);
  const listed = (instant: number, today: (text: string) => string): string => {
    const text = time(instant);
    const [, day = '', year, date, minute] = /^((\d+)-(\d+-\d+)) (\d+:\d+)/.exec(text) ?? [];
    if (year === undefined) return today(text);
    return yearNow(now()).startsWith(`${year}-`) ? `${date} ${minute}` : day;
  };
  return {
    short: (instant) => listed(instant, (text) => text.replace(/\.\d+$/, '')),
    exact: (instant) => listed(instant, (text) => text),
    full: time,
    whole: (instant) => (instant < 0 ? 'none' : `${dated(instant)} ${zone}`),
  };
};
