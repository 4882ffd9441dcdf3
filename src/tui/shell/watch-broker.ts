import { EvtoolError } from '../../core/errors.ts';
import type { Ui } from '../ui.ts';
import { pause } from './pause.ts';

type Watch = {
  readonly ui: Ui;
  /** Between one look and the next. */
  readonly everyMs: number;
  /** Asks the broker something; false: there was nothing to ask. */
  readonly look: () => Promise<boolean>;
  readonly failed: (error: EvtoolError) => void;
  /** Ends it in peace. */
  readonly signal: AbortSignal;
};

/** How long the broker may take to answer before the header says so, in ms. */
const patienceMs = 3000;
/** After a failure it is tried again in so many ms. */
const againMs = 2000;

/** Looks again and again, and keeps the header's word of the broker true: it may go away and come back. */
export const watchBroker = async ({ ui, everyMs, look, failed, signal }: Watch): Promise<void> => {
  let label: string | null = null;
  const attempt = async (): Promise<number> => {
    const impatience = setTimeout(() => {
      if (label !== null && !signal.aborted) ui.setBroker({ type: 'silent', label });
    }, patienceMs);
    try {
      ({ label } = await ui.context().broker());
      if (await look()) ui.setBroker({ type: 'connected', label });
      return everyMs;
    } catch (error) {
      if (signal.aborted) return 0;
      if (!(error instanceof EvtoolError)) throw error;
      const { message, hint } = error;
      ui.setBroker({ type: 'failed', message, hint });
      failed(error);
      return againMs;
    } finally {
      clearTimeout(impatience);
    }
  };
  while (!signal.aborted) await pause(await attempt(), signal);
};
