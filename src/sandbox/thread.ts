import type { Cdp } from './debugger/cdp.ts';
import type { InspectorHub } from './debugger/inspector-hub.ts';
import type { FromThread, ThreadEnd, ToThread } from './protocol.ts';

/** What a thread says, in order; its end comes last. */
export type ThreadListener = (message: FromThread | ThreadEnd) => void;

/** The thread that a handler lives in: one of this process, or the main one of a process of the handler's own. */
export type Thread = {
  readonly send: (message: ToThread) => void;
  /** One listener at a time; what was said before it came is told first. */
  readonly listen: (listener: ThreadListener | null) => void;
  readonly isEnded: () => boolean;
  /** Resolves when so many of its messages have come, or it has ended. For one who waits at a time. */
  readonly heard: (count: number) => Promise<void>;
  /** Resolves when it listens, or has ended. */
  readonly started: Promise<void>;
  readonly end: () => Promise<void>;
  /** To be done before it is ended by us: one that stands still cannot be. */
  readonly beforeEnd: (work: () => Promise<unknown>) => void;
  /** Looks at its memory from outside, and calls back once when it is above the limit. Returns how to stop. */
  readonly watchMemory: (onExceeded: () => void) => () => void;
  /** A connection to V8's inspector of it; `hub` reaches the threads of this process. */
  readonly inspect: (hub: InspectorHub) => Promise<Cdp>;
};
