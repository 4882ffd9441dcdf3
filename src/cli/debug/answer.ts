import type { Comparison } from '../../app/debug/compare-runs.ts';
import type { Change, ListedBreakpoint, SessionProduced } from '../../app/debug/debug-session.ts';
import type { QueuedMessage } from '../../app/debug/stop.ts';
import type { Evaluation, Scope, StackFrame } from '../../core/debug/pause.ts';
import type { ReplayLog } from '../../core/replay/replay-result.ts';

/** A call that is looked at; `scopes` is null where its variables cannot be read. */
export type ShownFrame = {
  readonly number: number;
  readonly frame: StackFrame;
  readonly scopes: readonly Scope[] | null;
};

/** Lines of a file; `current` is where the call stands. */
export type ShownSource = {
  readonly file: string;
  readonly lines: readonly { readonly line: number; readonly text: string }[];
  readonly current: number;
};

/** What the prompt answers to a command that does not go on; `command` is the command's name. */
export type Answer =
  | { readonly type: 'error'; readonly command: string; readonly error: string }
  | { readonly type: 'done'; readonly command: 'unwatch' | 'clear'; readonly number: number }
  | {
      readonly type: 'value';
      readonly command: 'print' | '!';
      readonly expression: string;
      readonly evaluation: Evaluation;
    }
  | { readonly type: 'set'; readonly target: string; readonly expression: string; readonly evaluation: Evaluation }
  | { readonly type: 'watch'; readonly number: number; readonly expression: string; readonly evaluation: Evaluation }
  | { readonly type: 'where'; readonly frames: readonly StackFrame[]; readonly selected: number }
  | { readonly type: 'changes'; readonly name: string; readonly changes: readonly Change[] }
  | { readonly type: 'frame'; readonly command: 'up' | 'down' | 'frame'; readonly shown: ShownFrame }
  | { readonly type: 'locals'; readonly scopes: readonly Scope[] }
  | { readonly type: 'break'; readonly added: ListedBreakpoint }
  | { readonly type: 'breaks'; readonly breakpoints: readonly ListedBreakpoint[] }
  | { readonly type: 'list'; readonly source: ShownSource }
  | { readonly type: 'message'; readonly queued: QueuedMessage }
  | { readonly type: 'headers'; readonly queued: QueuedMessage }
  | { readonly type: 'logs'; readonly logs: readonly ReplayLog[] }
  | { readonly type: 'produced'; readonly produced: readonly SessionProduced[] }
  | { readonly type: 'send'; readonly sent: readonly SessionProduced[] }
  | { readonly type: 'edit'; readonly queued: QueuedMessage }
  | { readonly type: 'compare'; readonly comparison: Comparison }
  /** Null: the overview. */
  | { readonly type: 'help'; readonly about: string | null };
