import { changesOf } from './changes-of.ts';
import type { Change, PastStop } from './debug-session.ts';
import type { Stop } from './stop.ts';
import { stopBytes } from './stop-bytes.ts';

/** `bytes` is about what the stops take in memory. The newest stop is kept, however large. */
export type RecordingLimits = { readonly count: number; readonly bytes: number };

/** The stops of a session, and a place among them. The newest is the present: who stands there is not in the past. */
export type Recording = {
  readonly add: (stop: Stop) => void;
  /** How many were dropped for want of room, the oldest first. */
  readonly dropped: () => number;
  /** One stop towards the first; null when there is none at all. */
  readonly back: () => PastStop | null;
  /** One stop towards the present. */
  readonly forward: () => PastStop | null;
  /** Leaves the past. */
  readonly present: () => void;
  /** The stop of the past to which `back` and `forward` led; null in the present. */
  readonly past: () => Stop | null;
  /** Where a variable, or a path such as `a.b[0]`, got other values in the newest stop's run; oldest first. */
  readonly changes: (name: string) => readonly Change[];
  /** The stops of one run of a message, by its number in the queue; oldest first. */
  readonly run: (number: number, attempt: number) => readonly Stop[];
};

const usual: RecordingLimits = { count: 10_000, bytes: 64 * 1024 * 1024 };

export const openRecording = (limits: RecordingLimits = usual): Recording => {
  const stops: { readonly stop: Stop; readonly bytes: number }[] = [];
  let bytes = 0;
  let dropped = 0;
  /** How far the past reaches behind the newest. */
  let behind = 0;

  const isTooMuch = (): boolean => stops.length > limits.count || bytes > limits.bytes;
  const dropOldest = (): void => {
    bytes -= stops.shift()?.bytes ?? 0;
    dropped += 1;
    behind = Math.min(behind, stops.length - 1);
  };
  const here = (): Stop | undefined => stops.at(-1 - behind)?.stop;
  const answer = (isEdge: boolean, edge: 'first' | 'last'): PastStop | null => {
    const stop = here();
    return stop === undefined ? null : { stop, ...(isEdge && { edge }) };
  };
  const run: Recording['run'] = (number, attempt) =>
    stops.map(({ stop }) => stop).filter(({ queued }) => queued.number === number && queued.attempt === attempt);

  return {
    add: (stop) => {
      const size = stopBytes(stop);
      stops.push({ stop, bytes: size });
      bytes += size;
      if (behind > 0) behind += 1;
      while (isTooMuch() && stops.length > 1) dropOldest();
    },
    dropped: () => dropped,
    back: () => {
      behind = Math.max(0, Math.min(behind + 1, stops.length - 1));
      return answer(behind === stops.length - 1, 'first');
    },
    forward: () => {
      behind = Math.max(0, behind - 1);
      return answer(behind === 0, 'last');
    },
    present: () => {
      behind = 0;
    },
    past: () => (behind === 0 ? null : (here() ?? null)),
    changes: (name) => {
      const newest = stops.at(-1)?.stop.queued;
      return newest === undefined ? [] : changesOf(name, run(newest.number, newest.attempt));
    },
    run,
  };
};
