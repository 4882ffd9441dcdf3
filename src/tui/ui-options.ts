import type { AppContext } from '../app/context.ts';
import type { Rebound } from './keys/bound.ts';
import type { Route } from './route.ts';

/** What the UI needs of the world; whoever opens it provides it. */
export type UiOptions = {
  /** The context with the workspace as it is on disk; the broker stays the same. */
  readonly context: () => AppContext;
  /** Reads the workspace anew; a fault in it is an EvtoolError, and the old one stays. */
  readonly renew: () => Promise<void>;
  /** Calls back after each save in the workspace, until the signal. */
  readonly onSave: (saved: () => void) => void;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly start: Route;
  readonly rebound: Rebound;
  readonly hasColor: boolean;
  readonly isAscii: boolean;
  readonly isLinear: boolean;
  readonly now: () => number;
  /** The system's clipboard; false when there is none. */
  readonly copyWithTool: (text: string) => void;
  /** Runs the user's editor on a file until it ends. */
  readonly openEditor: (place: { readonly file: string; readonly line?: number }) => Promise<void>;
  readonly editText: (text: string, name: string) => Promise<string | null>;
  /** Stops this process until it is continued. */
  readonly stopProcess: () => Promise<void>;
  /** Each frame is written as a whole, for who looks at frames. */
  readonly writesWholeFrames?: boolean;
  readonly signal: AbortSignal;
};
