import type { AppContext } from '../app/context.ts';
import type { Route } from './route.ts';

/** A click, or a turn of the wheel: where, counted from 0. */
export type MouseTurn = {
  readonly column: number;
  readonly row: number;
  /** That the wheel moved, up below 0; 0 for a click. */
  readonly lines: number;
};

/** One thing to try, and what tells that it was done. */
export type TourStep = {
  readonly text: string;
  /** The action that ends it: `SCREEN.ID`. */
  readonly done: string;
};

/** What the UI needs of the world; whoever opens it provides it. */
export type UiOptions = {
  /** The context with the workspace as it is on disk; the broker stays the same. */
  readonly context: () => AppContext;
  /** Reads the workspace anew; a fault in it is an EvtoolError, and the old one stays. */
  readonly renew: () => Promise<void>;
  /** Calls back after each save in the workspace, until the signal. */
  readonly onSave: (saved: () => void) => void;
  /** Hands over what is to be told beside the screens, from now on and until the answer is called. */
  readonly onNotice?: (show: (text: string) => void) => () => void;
  /** Calls back with what is done with the mouse. */
  readonly onMouse?: (turned: (turn: MouseTurn) => void) => void;
  /** Calls back before the process ends by what no promise carries, a bug or an exit; undone by the answer. */
  readonly onEnd?: (restore: () => void) => () => void;
  /** Ends when the terminal has gone. */
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly start: Route;
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
  /** What to try, one step at a time above the footer, and all of it in every screen's help. */
  readonly tour?: readonly TourStep[];
  /** Each frame is written as a whole, for who looks at frames. */
  readonly writesWholeFrames?: boolean;
  readonly signal: AbortSignal;
};
