import type { Breakpoint } from '../../core/debug/breakpoint.ts';
import type { OnPause } from '../../core/debug/debugger.ts';
import type { CodeStage, Resume, Returned } from '../../core/debug/pause.ts';
import type { BoundBreakpoints } from './bind-breakpoints.ts';
import type { Catches } from './catches.ts';
import type { Cdp, Paused } from './cdp.ts';
import type { Stepping } from './decide.ts';
import type { EntryBreakpoints } from './entry-breakpoints.ts';
import type { Previewer } from './previewer.ts';
import type { ScriptReader } from './read-script.ts';
import type { ReturnWatch } from './return-watch.ts';
import type { Scripts } from './scripts.ts';

/** What holds over all threads of a runner. */
export type DebuggerPlan = {
  readonly root: string;
  readonly onPause: OnPause;
  breakpoints: readonly Breakpoint[];
  /** Whether the next message, or the next of adapt and handle, stops at its first line. */
  stopsAtEntry: boolean;
};

/** One of the handler's own two functions. */
export type Entry = 'adapt' | 'handle';

/** What a debugger knows of the thread it is attached to. */
export type DebugState = {
  readonly plan: DebuggerPlan;
  readonly cdp: Cdp;
  readonly scripts: Scripts;
  readonly previewer: Previewer;
  readonly bound: BoundBreakpoints;
  readonly reader: ScriptReader;
  readonly catches: Catches;
  readonly returns: ReturnWatch;
  readonly entries: EntryBreakpoints;
  /** Where they begin. */
  readonly homes: Set<string>;
  readonly onOutOfMemory: () => void;
  /** Resolves when so many of the thread's messages have come. */
  readonly heard: (count: number) => Promise<void>;
  /** Whether the message at hand has reached one of them. */
  isEntered: boolean;
  stage: CodeStage;
  /** Where the user stands; null while the thread runs, or stands only on its way. */
  paused: Paused | null;
  /** The last answer. */
  resume: Resume | null;
  stepping: Stepping | null;
  /** What a call that was left on the way returned. */
  returned: Returned | undefined;
  isPauseWanted: boolean;
  isDetached: boolean;
  /** Told when the thread stands still, and when it goes on. */
  tell: (isStill: boolean) => void;
  /** Told when the debugger itself fails, or whoever is asked how to go on: the thread stands still for good then. */
  fail: (error: unknown) => void;
};
