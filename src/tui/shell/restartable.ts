import type { Ui } from '../ui.ts';

export type Restartable = { readonly start: () => void; readonly stop: () => void };

/** Work that begins anew, or ends, as a screen comes and goes; it ends with the UI too. */
export const restartable = (
  ui: Pick<Ui, 'run' | 'signal'>,
  work: (signal: AbortSignal) => Promise<void>,
): Restartable => {
  let current = new AbortController();
  const stop = (): void => current.abort();
  const start = (): void => {
    stop();
    current = new AbortController();
    const signal = AbortSignal.any([current.signal, ui.signal]);
    ui.run(() => work(signal));
  };
  return { start, stop };
};
