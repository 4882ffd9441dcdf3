import { writeSync } from 'node:fs';
import type { Worker } from 'node:worker_threads';

const patienceMs = 1000;
const stderr = 2;
/** What a shell calls the end by SIGKILL. */
const killedCode = 137;

/**
 * Ends a thread, whatever it is doing. Should V8 be unable to (an optimised loop that allocates, see `startThread`), not
 * even `process.exit` would return: then the process is killed, after saying so.
 */
export const endThread = async (worker: Pick<Worker, 'terminate'>): Promise<void> => {
  const lastLine = setTimeout(killProcess, patienceMs);
  await worker.terminate();
  clearTimeout(lastLine);
};

const killProcess = (): void => {
  // Whoever holds the terminal gives it back on exit, which is not to come.
  process.emit('exit', killedCode);
  writeSync(stderr, "The handler's thread cannot be ended: evtool ends itself.\n");
  process.kill(process.pid, 'SIGKILL');
};
