import { EvtoolError } from '../core/errors.ts';
import { pause } from './pause.ts';

type Looking = {
  /** Between one look and the next, in ms. */
  readonly everyMs: number;
  /** After a look that failed. */
  readonly againMs?: number;
  readonly look: () => Promise<void>;
  readonly failed: (error: EvtoolError) => void;
  /** Ends it in peace. */
  readonly signal: AbortSignal;
};

/** Looks again and again: what fails may go away and come back. */
export const lookAgain = async ({ everyMs, againMs = 2000, look, failed, signal }: Looking): Promise<void> => {
  const attempt = async (): Promise<number> => {
    try {
      await look();
      return everyMs;
    } catch (error) {
      if (signal.aborted) return 0;
      if (!(error instanceof EvtoolError)) throw error;
      failed(error);
      return againMs;
    }
  };
  while (!signal.aborted) await pause(await attempt(), signal);
};
