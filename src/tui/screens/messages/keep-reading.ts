import { pause } from '../../../app/pause.ts';
import type { TailRequest } from '../../../app/tail/tail-request.ts';
import { EvtoolError, exitCodes } from '../../../core/errors.ts';
import type { Phase } from './phase.ts';

type Kept = {
  readonly request: TailRequest;
  readonly readOnce: (request: TailRequest) => Promise<void>;
  readonly failed: (phase: Phase) => void;
  /** Where to read on, a position for each partition; null: all that was asked for again. */
  readonly goOnFrom: () => readonly string[] | null;
  /** Whether there is a topic to read. */
  readonly isThere: () => Promise<boolean>;
  /** Forgets what was read: it is of a topic that is gone. */
  readonly forget: () => void;
  readonly signal: AbortSignal;
};

/** How long to wait before a broker that failed is asked again, in ms. */
const againMs = 2_000;

/**
 * A broker that is away is asked again, and a topic that is gone is waited for; what only the user can mend ends the
 * reading.
 */
export const keepReading = async (kept: Kept): Promise<void> => {
  const { request: whole, readOnce, failed, signal } = kept;
  let request = whole;
  while (!signal.aborted) {
    try {
      return await readOnce(request);
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof EvtoolError)) throw error;
      const { message, hint, exitCode } = error;
      const isAway = exitCode === exitCodes.failed;
      // Places in a topic that was made anew meanwhile may be none of it.
      const isOver = !isAway && request === whole && (await kept.isThere());
      failed({ type: 'failed', message, hint, isOver });
      if (isOver) return;
      request = isAway ? await whenBack(kept) : await whenThere(kept);
    }
  }
};

const whenBack = async ({ request, goOnFrom, signal }: Kept): Promise<TailRequest> => {
  const positions = goOnFrom();
  await pause(againMs, signal);
  return positions === null ? request : { ...request, last: undefined, from: positions };
};

const whenThere = async ({ request, isThere, forget, signal }: Kept): Promise<TailRequest> => {
  while (!signal.aborted && !(await isThere())) await pause(againMs, signal);
  forget();
  return request;
};
