import { type LocalTime, localClock } from './local-time.ts';

/** Clocks change their offset to UTC at quarters of an hour only, so one look at the zone serves so long (ms). */
const quarter = 900_000;

const two = (value: number): string => String(value).padStart(2, '0');

/** Prints times of day in a zone, with the date when it is not today's: `08:12:01.114`, `2026-11-21 08:12:01.114`. */
export const localTimes = (zone: string, now: () => number): ((instant: number) => string) => {
  const clock = localClock(zone);
  let block = Number.NaN;
  let start: LocalTime = clock(0);
  let prefix = '';
  return (instant) => {
    if (instant < 0) return '-';
    const currentBlock = Math.floor(instant / quarter);
    if (currentBlock !== block) {
      block = currentBlock;
      start = clock(block * quarter);
      const day = dayOf(start);
      prefix = day === dayOf(clock(now())) ? '' : `${day} `;
    }
    const seconds = Math.floor((instant % quarter) / 1000);
    const minute = two(start.minute + Math.floor(seconds / 60));
    return `${prefix}${two(start.hour)}:${minute}:${two(seconds % 60)}.${String(instant % 1000).padStart(3, '0')}`;
  };
};

const dayOf = ({ year, month, day }: LocalTime): string => `${year}-${two(month)}-${two(day)}`;
