import { setTimeout as sleep } from 'node:timers/promises';

export const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Another process reaps it: it is gone a little later. Who asks without a pause takes the time of both. */
export const gone = async (pid: number): Promise<void> => {
  while (isAlive(pid)) await sleep(20);
};
