import { readFileSync } from 'node:fs';

/**
 * Whether another job has the terminal: the system stops a process that sets it, or reads from it, meanwhile. Only Linux
 * tells; elsewhere it is taken to be ours, and where a process has no terminal of its own nothing is stopped.
 */
export const isInBackground = (): boolean => {
  const [, , group, , , foreground] = stateOf();
  return Number(foreground) > 0 && foreground !== group;
};

/** The fields of proc_pid_stat(5) from the third, as the second may have anything in it. */
const stateOf = (): readonly string[] => {
  try {
    const stat = readFileSync('/proc/self/stat', 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
};
