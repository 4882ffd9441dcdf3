import type { Value, ValueLimits } from './value.ts';

/** A place in a file, counted from 1; `file` is relative to the workspace's root, or absolute outside it. */
export type CodePlace = { readonly file: string; readonly line: number; readonly column: number };

/** A call. One that `isAsync` has been left at an `await`: it can be shown, but nothing can be evaluated in it. */
export type StackFrame = CodePlace & { readonly function: string; readonly isAsync: boolean };

export type Variable = { readonly name: string; readonly value: Value };

/** `local` holds parameters and `this`, where there is one; `module` what stands outside functions. */
export type Scope = {
  readonly kind: 'block' | 'local' | 'catch' | 'closure' | 'module' | 'other';
  readonly variables: readonly Variable[];
};

/** `entry`: a message's first line. `stage`: the next stage's. `break`: a breakpoint, or a `debugger` statement. */
export type PauseReason =
  | 'entry'
  | 'next'
  | 'in'
  | 'out'
  | 'until'
  | 'break'
  | 'throw'
  | 'produce'
  | 'effect'
  | 'stage'
  | 'pause';

/** `load`: the handler's modules are being loaded. */
export type CodeStage = 'load' | 'adapt' | 'handle';

/** What an expression came to, or why it did not; `isGuarded`: it would have changed something. */
export type Evaluation = { readonly value: Value } | { readonly error: string; readonly isGuarded?: true };

export type Returned = { readonly function: string; readonly value: Value };

/** A handler that stands still on a line. Nothing here can be asked once it goes on. */
export type Pause = {
  readonly reason: PauseReason;
  readonly stage: CodeStage;
  /** The user's own calls, innermost first, then those that wait for it; never empty. */
  readonly frames: readonly StackFrame[];
  /** Of the innermost call. */
  readonly scopes: readonly Scope[];
  /** What the call returns that is about to, or was left on the way here; not where it is `undefined`. */
  readonly returned?: Returned | undefined;
  /** With reason `throw`. */
  readonly thrown?: Value | undefined;
  /** Something the user should know: a breakpoint's condition that failed. */
  readonly note?: string | undefined;
  /** With reason `break`: which of the breakpoints that were set, by its place among them; absent for `debugger;`. */
  readonly breakpoint?: number | undefined;
  /** `frame` counts from 0, the innermost. */
  readonly scopesOf: (frame: number) => Promise<readonly Scope[]>;
  /** Without `mayChange`, an expression that would change anything is stopped before it does. */
  readonly evaluate: (
    expression: string,
    options: { readonly frame: number; readonly mayChange: boolean; readonly limits?: ValueLimits },
  ) => Promise<Evaluation>;
  /** The first line with code at or after one of the innermost call's file; null after the last. */
  readonly lineWithCode: (line: number) => Promise<number | null>;
  /** Sets a variable or a property (`a.b[0]`) to an expression's value, also a `const`. */
  readonly assign: (target: string, expression: string, frame: number) => Promise<Evaluation>;
};

/**
 * How to go on. `next`: the next line of this call, or where it returns to. `in`: the next line, also of a call. `out`:
 * where this call returns to. `stage`: the next of adapt, handle. `effect`: the next produce or log. `continue`: the
 * next breakpoint. All but `continue` and `until` stop at the next message's first line at the latest.
 */
export type Resume =
  | { readonly how: 'next' | 'in' | 'out' | 'continue' | 'stage' | 'effect' }
  | { readonly how: 'until'; readonly line: number };
