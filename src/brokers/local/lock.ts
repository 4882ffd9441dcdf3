import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EvtoolError } from '../../core/errors.ts';
import type { Waiting } from '../../core/ports.ts';
import { errnoOf, isMissing } from './disk-error.ts';
import { isGone, type Owner } from './owner.ts';

export type LockOptions = Waiting & {
  readonly owner: Owner;
  readonly timeoutMs: number;
  /** What is locked, for the error. */
  readonly what: string;
};

/** How long a process may take to remove a dead one's lock before it counts as dead itself, in ms. */
const thiefLimitMs = 2_000;

const longestPauseMs = 8;

/**
 * Locks a folder between processes, and returns what unlocks it. A lock whose owner has died is taken over. Fails with
 * the owner's number when it is not free in time, and with ENOENT when the folder is not there.
 *
 * The lock is a hard link to a file that is complete: unlike one made with O_EXCL it never exists without its owner.
 */
export const lockFolder = async (folder: string, options: LockOptions): Promise<() => void> => {
  const lock = join(folder, '.lock');
  const own = join(folder, `.lock-${randomUUID()}`);
  writeFileSync(own, JSON.stringify(options.owner), { flag: 'wx' });
  try {
    await linkInTime(own, lock, options);
  } finally {
    rmSync(own, { force: true });
  }
  return () => rmSync(lock, { force: true });
};

const linkInTime = async (own: string, lock: string, options: LockOptions): Promise<void> => {
  const { timeoutMs, signal } = options;
  const deadline = performance.now() + timeoutMs;
  for (let pauseMs = 1; !linked(own, lock); pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    const held = readLock(lock);
    if (held?.owner && isGone(held.owner) && isTakenOver(lock, held.text)) continue;
    if (performance.now() >= deadline) throw lockedBy(held, lock, options);
    await pause(pauseMs, signal);
  }
};

const linked = (own: string, lock: string): boolean => {
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw error;
  }
};

type HeldLock = { readonly text: string; readonly owner: Owner | null };

const readLock = (lock: string): HeldLock | null => {
  try {
    const text = readFileSync(lock, 'utf8');
    return { text, owner: ownerIn(text) };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
};

const ownerIn = (text: string): Owner | null => {
  try {
    const { pid, start, machine }: Partial<Owner> = JSON.parse(text) ?? {};
    const isOwner =
      Number.isInteger(pid) && (start === null || typeof start === 'string') && typeof machine === 'string';
    return isOwner ? { pid: Number(pid), start, machine } : null;
  } catch {
    return null;
  }
};

/**
 * Removes a dead owner's lock, or returns false while another does. One thief at a time: of two, the second would remove
 * the lock that the first has just got.
 */
const isTakenOver = (lock: string, text: string): boolean => {
  const theft = `${lock}.theft`;
  if (!begunTheft(theft)) return false;
  try {
    if (readLock(lock)?.text === text) rmSync(lock, { force: true });
    removeLeftovers(dirname(lock));
    return true;
  } finally {
    removeTheft(theft);
  }
};

const begunTheft = (theft: string): boolean => {
  try {
    mkdirSync(theft);
    return true;
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw error;
  }
  const since = statSync(theft, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY;
  if (Date.now() - since > thiefLimitMs) removeTheft(theft);
  return false;
};

const removeTheft = (theft: string): void => {
  try {
    rmdirSync(theft);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
};

/** Who was killed while waiting has left its file. */
const removeLeftovers = (folder: string): void => {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith('.lock-')) continue;
    const left = join(folder, name);
    const owner = readLock(left)?.owner;
    if (owner && isGone(owner)) rmSync(left, { force: true });
  }
};

const pause = async (ms: number, signal: AbortSignal): Promise<void> => {
  try {
    // Waiters that woke together would meet again and again.
    await sleep(ms * (0.5 + Math.random()), undefined, { signal });
  } catch {
    signal.throwIfAborted();
  }
};

const lockedBy = (held: HeldLock | null, lock: string, { what, timeoutMs, owner }: LockOptions): EvtoolError => {
  const by = held?.owner ? `process ${held.owner.pid}` : 'another process';
  const isElsewhere = held !== null && held.owner?.machine !== owner.machine;
  return new EvtoolError(
    `${what} is locked by ${by}${isElsewhere ? ' of another machine or container' : ''}, for ${timeoutMs} ms now.`,
    {
      hint: isElsewhere
        ? `If that is not running any more, remove ${lock}.`
        : 'Is it stopped? Let it go on or end it; or wait longer with --timeout MS.',
    },
  );
};
