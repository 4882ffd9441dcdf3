import type { CdpAnswer, CdpCall } from './debugger/cdp-connection.ts';
import type { ThreadData } from './protocol.ts';

/**
 * The pipes between us and a handler's process, beside its standard ones. What its main thread says has one of its own
 * that is written to without a turn: nothing is lost in a loop or at its end.
 */
export const childPipes = { toMain: 3, fromMain: 4, keeper: 5 } as const;

/** What a handler's process is started with, as JSON in its arguments. */
export type ChildData = { readonly thread: ThreadData; readonly maxMemoryMb: number };

/** What the keeper is started with. */
export type KeeperData = {
  readonly maxMemoryMb: number;
  /** The process's memory before anything of the user's was loaded. */
  readonly baseBytes: number;
};

/** A call of V8's inspector. Each session has breakpoints and listeners of its own. */
export type ToKeeper = { readonly session: number; readonly call: CdpCall };

export type FromKeeper =
  | { readonly type: 'inspector'; readonly session: number; readonly answer: CdpAnswer }
  /** The process has more memory than it may; said again as long as that is so. */
  | { readonly type: 'memory' };
