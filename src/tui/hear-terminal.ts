import type { UiOptions } from './ui-options.ts';

type Heard = { readonly resized: () => void; readonly gone: () => void };

/** Calls back when the terminal has another size, and when it or its user has gone; until the answer is called. */
export const hearTerminal = (
  { stdin, stdout, signal }: Pick<UiOptions, 'stdin' | 'stdout' | 'signal'>,
  { resized, gone }: Heard,
): (() => void) => {
  stdout.on('resize', resized);
  stdin.once('end', gone);
  signal.addEventListener('abort', gone);
  return () => {
    stdout.off('resize', resized);
    stdin.off('end', gone);
    signal.removeEventListener('abort', gone);
  };
};
