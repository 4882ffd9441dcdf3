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
  readonly signal: AbortSignal;
};

/** How long to wait before a broker that failed is asked again, in ms. */
const againMs = 2_000;

/** A broker that is away is asked again; what only the user can mend ends the reading. */
export const keepReading = async ({ request: whole, readOnce, failed, goOnFrom, signal }: Kept): Promise<void> => {
  let request = whole;
  while (!signal.aborted) {
    try {
      return await readOnce(request);
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof EvtoolError)) throw error;
      const { message, hint, exitCode } = error;
      const isOver = exitCode !== exitCodes.failed;
      failed({ type: 'failed', message, hint, isOver });
      if (isOver) return;
      const positions = goOnFrom();
      request = positions === null ? whole : { ...whole, last: undefined, from: positions };
      await pause(againMs, signal);
    }
  }
};
