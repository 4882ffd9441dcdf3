import { setTimeout as sleep } from 'node:timers/promises';
import { isInBackground } from './is-in-background.ts';

/** How long to wait to be continued where nothing can stop the process: then it never was, in ms. */
const unstoppableMs = 200;
/** How long a signal that came before it was continued may need to be heard, in ms. */
const hearingMs = 10;

/**
 * Stops this process and those that it stands in line with, as the terminal does at ^Z, until the shell's `fg`. After `bg`
 * the terminal is the shell's still: it stops again, unless it is to end.
 */
export const stopProcess = async (signal: AbortSignal): Promise<void> => {
  await stopBy('SIGTSTP');
  for (;;) {
    await sleep(hearingMs);
    if (signal.aborted || !isInBackground()) return;
    await stopBy('SIGTTOU');
  }
};

const stopBy = async (name: NodeJS.Signals): Promise<void> => {
  const continued = Promise.withResolvers<void>();
  process.once('SIGCONT', continued.resolve);
  process.kill(0, name);
  await Promise.race([continued.promise, sleep(unstoppableMs, undefined, { ref: false })]);
  process.off('SIGCONT', continued.resolve);
};
