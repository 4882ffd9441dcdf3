import { setTimeout as sleep } from 'node:timers/promises';

/** How long to wait to be continued where nothing can stop the process: then it never was, in ms. */
const unstoppableMs = 200;

/** Stops this process and those that it stands in line with, as the terminal does at ^Z, until the shell's `fg`. */
export const stopProcess = async (): Promise<void> => {
  const continued = Promise.withResolvers<void>();
  process.once('SIGCONT', continued.resolve);
  process.kill(0, 'SIGTSTP');
  await Promise.race([continued.promise, sleep(unstoppableMs, undefined, { ref: false })]);
  process.off('SIGCONT', continued.resolve);
};
