import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** A process, told apart from a later one with the same number. */
export type Owner = {
  readonly pid: number;
  /** In clock ticks after boot; null where the system does not say. */
  readonly start: string | null;
  /** Where the number means something: the host and, on Linux, the namespace of processes. */
  readonly machine: string;
};

export const thisProcess = (): Owner => ({
  pid: process.pid,
  start: stateOf(process.pid)?.start ?? null,
  machine: machine(),
});

/** True only when it is certain that the process is not there any more. */
export const isGone = (owner: Owner): boolean => {
  if (owner.machine !== machine()) return false;
  if (!exists(owner.pid)) return true;
  const state = stateOf(owner.pid);
  if (state === null) return false;
  return state.isEnded || (owner.start !== null && owner.start !== state.start);
};

const machine = (): string => `${hostname()} ${processNamespace()}`.trimEnd();

const processNamespace = (): string => {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
};

const exists = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Not permitted: then it is there, and someone else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** From `/proc`, so null elsewhere. A killed process whose parent has not noticed is ended too. */
const stateOf = (pid: number): { readonly start: string; readonly isEnded: boolean } | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is the command's name in brackets, which may hold blanks and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, start] = [fields[0], fields[19]];
    return state === undefined || start === undefined ? null : { start, isEnded: state === 'Z' || state === 'X' };
  } catch {
    return null;
  }
};
