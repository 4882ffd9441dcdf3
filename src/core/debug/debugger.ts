import type { HandlerRunner, RunnerOptions } from '../handler/runner.ts';
import type { BoundBreakpoint, Breakpoint } from './breakpoint.ts';
import type { Pause, Resume } from './pause.ts';

/** Asked whenever the handler stands still; it goes on as the answer says. Time limits do not run meanwhile. */
export type OnPause = (pause: Pause) => Promise<Resume>;

export type DebuggerOptions = RunnerOptions & { readonly onPause: OnPause };

/**
 * A runner whose handler stops: at the first line of each message until told to continue, and at breakpoints. `close`
 * and an aborted run end also a handler that stands still.
 */
export type DebugRunner = HandlerRunner & {
  /** False where an IDE debugs this process: stops of ours would be in its way, and there are none. */
  readonly isArmed: boolean;
  /** Replaces all; they hold for every thread to come. */
  readonly setBreakpoints: (breakpoints: readonly Breakpoint[]) => Promise<readonly BoundBreakpoint[]>;
  /** As they are now: those of a file that is loaded later find their line then. */
  readonly breakpoints: () => readonly BoundBreakpoint[];
  /** The user's own files that are loaded: where a breakpoint finds code. */
  readonly files: () => readonly string[];
  /** Stop on the next line that runs. */
  readonly pause: () => void;
  /** Stop at the next message's first line, also after a `continue`. */
  readonly stopAtEntry: () => void;
};

export type OpenDebugger = (options: DebuggerOptions) => Promise<DebugRunner>;
