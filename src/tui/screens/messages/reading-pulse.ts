import type { Tail } from '../../../app/tail.ts';
import { createRateMeter } from '../../store/rate-meter.ts';
import { arrived } from './arrived.ts';

export type ReadingPulse = {
  /** New messages read in the last full second: not those that were there when it opened. */
  readonly rate: () => number;
  readonly stop: () => void;
};

type Beating = {
  readonly tail: () => Tail | null;
  readonly now: () => number;
  /** Told again and again, and whether reading went on since: it may find nothing. */
  readonly beat: (hasMoved: boolean) => void;
};

/** How often it is looked whether reading went on, in ms. */
const tickMs = 250;

/** Measures what comes, and looks whether reading goes on. */
export const readingPulse = ({ tail, now, beat }: Beating): ReadingPulse => {
  const meter = createRateMeter();
  const rate = (): number => meter.series(now()).at(-1) ?? 0;
  let before = { read: 0, came: 0, isFlowing: false };
  const tick = (): void => {
    const current = tail();
    const read = current?.stats.read ?? 0;
    const came = current === null ? 0 : arrived(current);
    meter.add(Math.max(0, came - before.came), now());
    const isFlowing = rate() > 0;
    const hasMoved = read !== before.read || isFlowing || before.isFlowing;
    before = { read, came, isFlowing };
    beat(hasMoved);
  };
  const timer = setInterval(tick, tickMs);
  return { rate, stop: () => clearInterval(timer) };
};
