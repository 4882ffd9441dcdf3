import { escapeControls } from '../core/decode/visible-text.ts';
import { EvtoolError, type ExitCode, exitCodes } from '../core/errors.ts';
import { painter } from './colors.ts';

type Report = {
  /** JSON as the last line, for a command that was asked for JSON. */
  readonly isJson: boolean;
  readonly isColored: boolean;
  /** Adds the stack, and the stacks of the causes. */
  readonly isDebug: boolean;
};

/** The one error report: what failed, then what to do next. Ends with a newline. */
export const reportError = (error: unknown, { isJson, isColored, isDebug }: Report): string => {
  const { message, hint, code } = described(error);
  const stack = isDebug ? `${stackOf(error)}\n` : '';
  if (isJson) return `${stack}${JSON.stringify({ error: { message, hint, code } })}\n`;
  const paint = painter(isColored);
  const [first = '', ...others] = message.split('\n').map(escapeControls);
  const lines = [
    paint('red', first),
    ...others,
    ...(hint ?? '')
      .split('\n')
      .filter((line) => line !== '')
      .map(escapeControls),
  ];
  return `${stack}${lines.join('\n')}\n`;
};

export const exitCodeOf = (error: unknown): ExitCode => described(error).code;

type Described = { readonly message: string; readonly hint: string | undefined; readonly code: ExitCode };

const described = (error: unknown): Described => {
  if (error instanceof EvtoolError) return { message: error.message, hint: error.hint, code: error.exitCode };
  if (isSystemError(error)) return { message: `${error.message}.`, hint: undefined, code: exitCodes.failed };
  const message = error instanceof Error ? error.message : String(error);
  return {
    message: `This is a bug in evtool: ${message}`,
    hint: 'Please report it with what --debug prints.',
    code: exitCodes.failed,
  };
};

/** What the operating system refused (a full disk, a missing right), where nobody had better words for it. */
const isSystemError = (error: unknown): error is Error =>
  error instanceof Error && 'syscall' in error && 'code' in error;

const stackOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? error.message;
  return error.cause === undefined ? own : `${own}\nCaused by: ${stackOf(error.cause)}`;
};
