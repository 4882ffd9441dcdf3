import type { Thread } from './thread.ts';

/** What watches a thread while it works: a debugger. */
export type Watcher = {
  /** To be called when the handler is loaded, before its first message. */
  readonly loaded: () => Promise<void>;
  readonly messageStarts: (hasAdapt: boolean) => void;
  /** One listener at a time. */
  readonly watch: (listener: WatchListener | null) => void;
  /** Lets the thread go for good: someone else is to look at it. */
  readonly detach: () => Promise<void>;
};

export type WatchListener = {
  /** The thread stands still, or goes on: no time runs in between. */
  readonly still: (isStill: boolean) => void;
  /** The watcher failed: the thread is to be ended. */
  readonly failed: (error: unknown) => void;
};

/** Puts a watcher on a thread that has not loaded its handler yet. */
export type Instrument = (thread: Thread) => Promise<Watcher>;
