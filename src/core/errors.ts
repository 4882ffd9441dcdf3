/** Process exit codes: the contract that scripts rely on. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  invalid: 3,
  handlerFailed: 4,
  different: 5,
  empty: 6,
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** When several codes apply to one run, the first of these wins. */
const precedence: readonly ExitCode[] = [130, 143, 1, 2, 4, 5, 3, 6, 0];

/** The one code of several that a run exits with; 0 when there is none. */
export const worstExitCode = (codes: Iterable<ExitCode>): ExitCode => {
  const seen = new Set(codes);
  return precedence.find((code) => seen.has(code)) ?? exitCodes.done;
};

export type EvtoolErrorDetails = {
  /** The next thing to do or type. */
  readonly hint?: string | undefined;
  readonly exitCode?: ExitCode | undefined;
  /** Where the user can mend it, in a file of the workspace. */
  readonly place?: ErrorPlace | undefined;
  readonly cause?: unknown;
};

/** `file` as the user knows it; `line` from 1. */
export type ErrorPlace = { readonly file: string; readonly line: number };

/**
 * Wrong use, a wrong file or a failing world: what the user can mend. The message says what failed, with the value; the
 * hint says what to do next. Our own bugs are plain `Error`s, and bad messages are data, not errors.
 */
export class EvtoolError extends Error {
  override readonly name = 'EvtoolError';
  readonly hint: string | undefined;
  readonly exitCode: ExitCode;
  readonly place: ErrorPlace | undefined;

  constructor(message: string, { hint, exitCode = exitCodes.failed, place, cause }: EvtoolErrorDetails = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.hint = hint;
    this.exitCode = exitCode;
    this.place = place;
  }
}

/** A mistake in a flag, a name or a configuration file: exit 2. */
export const usageError = (message: string, hint?: string): EvtoolError =>
  new EvtoolError(message, { hint, exitCode: exitCodes.usage });
