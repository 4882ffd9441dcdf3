import { localTimes } from '../../../core/position/local-times.ts';

/** Prints an instant for a list: of other days than today the date and the minute, `11-21 08:12`. */
export type MessageTimes = {
  /** `08:12:01` */
  readonly short: (instant: number) => string;
  /** `08:12:01.114` */
  readonly exact: (instant: number) => string;
  /** With the date and the milliseconds, whatever the day. */
  readonly full: (instant: number) => string;
};

export const messageTimes = (zone: string, now: () => number): MessageTimes => {
  const time = localTimes(zone, now);
  const listed = (instant: number, today: (text: string) => string): string => {
    const text = time(instant);
    const [, day, minute] = /^\d+-(\d+-\d+) (\d+:\d+)/.exec(text) ?? [];
    return day === undefined ? today(text) : `${day} ${minute}`;
  };
  return {
    short: (instant) => listed(instant, (text) => text.replace(/\.\d+$/, '')),
    exact: (instant) => listed(instant, (text) => text),
    full: time,
  };
};
