import type { Thread } from './thread.ts';

/** What watches a thread while it works: a debugger. */
export type Watcher = {
  /** To be called when the handler is loaded, before its first message. */
  readonly loaded: () => Promise<void>;
  readonly messageStarts: (hasAdapt: boolean) => void;
  /** One listener, told when the thread stands still and when it goes on: no time runs in between. */
  readonly watch: (listener: ((isStill: boolean) => void) | null) => void;
};

/** Puts a watcher on a thread that has not loaded its handler yet. */
export type Instrument = (thread: Thread) => Promise<Watcher>;
