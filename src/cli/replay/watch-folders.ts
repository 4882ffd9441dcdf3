import { type FSWatcher, watch } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { orAborted } from '../../core/or-aborted.ts';

export type FolderWatch = {
  /** Resolves after the next save, or at once when there was one since it was last asked. */
  readonly changed: (signal: AbortSignal) => Promise<void>;
  readonly close: () => void;
};

/** An editor saves in several steps (a new file, a rename): so long until it is done, in ms. */
const settleMs = 30;

/** Watches the files that stand in some folders; not those in folders below. */
export const watchFolders = (folders: readonly string[]): FolderWatch => {
  let isChanged = false;
  let wake = (): void => {};
  const see = (_event: string, name: string | null): void => {
    if (name === null || isNoise(name)) return;
    isChanged = true;
    wake();
  };
  const watchers: readonly FSWatcher[] = [...new Set(folders)].map((folder) => watch(folder, see));
  return {
    changed: async (signal) => {
      signal.throwIfAborted();
      const { promise, resolve } = Promise.withResolvers<void>();
      wake = resolve;
      if (!isChanged) await orAborted(promise, signal);
      await sleep(settleMs, undefined, { signal });
      isChanged = false;
    },
    close: () => {
      for (const watcher of watchers) watcher.close();
    },
  };
};

/** What editors write beside a file. */
const isNoise = (name: string): boolean => /^\.|~$|^\d+$/.test(name);
