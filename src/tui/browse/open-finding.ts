import type { AppContext } from '../../app/context.ts';
import { pause } from '../../app/pause.ts';
import { EvtoolError } from '../../core/errors.ts';
import type { Waiting } from '../../core/ports.ts';
import type { Ui } from '../ui.ts';

export type Loaded<Found> =
  | { readonly type: 'loading' }
  | { readonly type: 'loaded'; readonly found: Found }
  | { readonly type: 'failed'; readonly message: string; readonly hint: string | undefined };

export type Find<Found> = (context: AppContext, waiting: Waiting) => Promise<Found>;

export type Finding<Found> = {
  readonly loaded: () => Loaded<Found>;
  /** Finds anew; false where nobody waits for that any more. */
  readonly load: () => Promise<boolean>;
  readonly stop: () => void;
};

const againMs = 200;

/** What the workspace has of some kind, as it was when it was found last. */
export const openFinding = <Found>(ui: Ui, find: Find<Found>): Finding<Found> => {
  let loaded: Loaded<Found> = { type: 'loading' };
  let newest = new AbortController();
  const load = async (): Promise<boolean> => {
    newest.abort();
    newest = new AbortController();
    const signal = AbortSignal.any([newest.signal, ui.signal]);
    const attempt = (): Promise<Loaded<Found> | null> => foundOrFailed(() => find(ui.context(), { signal }), signal);
    let found = await attempt();
    // An editor that saves takes its file away for a moment.
    if (found?.type === 'failed' && loaded.type === 'loaded') {
      await pause(againMs, signal);
      found = signal.aborted ? null : await attempt();
    }
    if (found === null) return false;
    loaded = found;
    return true;
  };
  return { loaded: () => loaded, load, stop: () => newest.abort() };
};

/** Null: nobody wants it any more. */
const foundOrFailed = async <Found>(find: () => Promise<Found>, signal: AbortSignal): Promise<Loaded<Found> | null> => {
  try {
    const found = await find();
    return signal.aborted ? null : { type: 'loaded', found };
  } catch (error) {
    if (signal.aborted) return null;
    if (!(error instanceof EvtoolError)) throw error;
    return { type: 'failed', message: error.message, hint: error.hint };
  }
};
