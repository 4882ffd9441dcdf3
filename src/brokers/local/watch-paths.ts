import { existsSync, type FSWatcher, watch } from 'node:fs';
import { dirname } from 'node:path';
import { orAborted } from '../../core/or-aborted.ts';

/** Tells when files change, or come into being, without asking them all the time. */
export type PathWatch = {
  /** Begins anew: what was seen until now is dealt with. */
  readonly forget: () => void;
  /** Watches these and no others; true when something was not watched before. Files need not exist, nor their folders. */
  readonly watch: (paths: readonly string[]) => boolean;
  /** Resolves at a change since `forget`, and once in a while without one. Aborting throws the signal's reason. */
  readonly changed: (signal: AbortSignal) => Promise<void>;
  readonly close: () => void;
};

/** Network and container file systems may not tell of changes: look now and then, in ms. */
const slowPollMs = 500;
/** The system has no watch left for us, in ms. */
const pollMs = 50;

export const watchPaths = (): PathWatch => {
  const watchers = new Map<string, FSWatcher>();
  let isChanged = false;
  let isBlind = false;
  let wake = (): void => {};

  const onChange = (): void => {
    isChanged = true;
    wake();
  };

  const unwatch = (path: string): void => {
    watchers.get(path)?.close();
    watchers.delete(path);
  };

  const begin = (path: string): boolean => {
    try {
      const watcher = watch(path, (event) => {
        // The path may stand for something else now.
        if (event === 'rename') unwatch(path);
        onChange();
      });
      watcher.on('error', () => {
        unwatch(path);
        onChange();
      });
      watchers.set(path, watcher);
      return true;
    } catch {
      // Gone again, or the system's watches are used up: then polling has to do.
      isBlind = true;
      return false;
    }
  };

  return {
    forget: () => {
      isChanged = false;
    },
    watch: (paths) => {
      const wanted = new Set(paths.map(nearestExisting));
      for (const path of watchers.keys()) if (!wanted.has(path)) unwatch(path);
      isBlind = false;
      const begun = [...wanted].filter((path) => !watchers.has(path) && begin(path));
      return begun.length > 0;
    },
    changed: async (signal) => {
      if (isChanged) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      wake = resolve;
      const timer = setTimeout(resolve, isBlind ? pollMs : slowPollMs);
      await orAborted(promise, signal).finally(() => clearTimeout(timer));
    },
    close: () => {
      for (const path of [...watchers.keys()]) unwatch(path);
    },
  };
};

const nearestExisting = (path: string): string => {
  const parent = dirname(path);
  return existsSync(path) || parent === path ? path : nearestExisting(parent);
};
