import type { Readable, Writable } from 'node:stream';
import { EvtoolError, exitCodes } from '../core/errors.ts';
import { systemReason } from '../core/system-reason.ts';
import type { Terminal } from './command.ts';
import { isReaderGone, Stopped } from './stopped.ts';

export type Streams = {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean };
};

type TerminalOptions = {
  readonly streams: Streams;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly wantsColor: boolean;
  readonly isQuiet: boolean;
  /** Aborted when stdout's reader has gone. */
  readonly stop: AbortController;
};

export const openTerminal = ({ streams, env, wantsColor, isQuiet, stop }: TerminalOptions): Terminal => {
  const { stdin, stdout, stderr } = streams;
  const isInteractive = { stdin: stdin.isTTY === true, stdout: stdout.isTTY === true, stderr: stderr.isTTY === true };
  const mayColor = wantsColor && !env.NO_COLOR && env.TERM !== 'dumb';
  return {
    out: writer(stdout, stop),
    err: (text) => void (isQuiet || stderr.write(text)),
    stdin: () => stdin,
    streams,
    isInteractive,
    columns: () => stdout.columns ?? 80,
    color: { stdout: mayColor && isInteractive.stdout, stderr: mayColor && isInteractive.stderr },
    confirm: (question) =>
      isInteractive.stdin && isInteractive.stderr
        ? ask(streams, { question, signal: stop.signal })
        : Promise.resolve(false),
  };
};

/**
 * Waits for the stream to take the text only when its buffer is full, as a callback a line is slow. A run that was
 * stopped may still end what it began (an array's bracket), but waits for nobody.
 */
const writer = (stdout: Writable, stop: AbortController): Terminal['out'] => {
  let isClosed = false;
  const closed = (error: Error & { code?: string }): void => {
    isClosed = true;
    const isGone = error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED';
    stop.abort(isGone ? new Stopped('The reader of the output went away.', exitCodes.done) : unwritten(error));
  };
  stdout.on('error', closed);
  return async (text) => {
    if (isClosed) stop.signal.throwIfAborted();
    if (stdout.write(text) || stop.signal.aborted) return;
    await drained(stdout, stop.signal);
  };
};

const unwritten = (cause: Error): EvtoolError =>
  new EvtoolError(`Cannot write the output: ${systemReason(cause)}.`, { cause });

const drained = (stdout: Writable, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const settle = (): void => {
      stdout.off('drain', settle);
      signal.removeEventListener('abort', settle);
      if (isReaderGone(signal)) reject(signal.reason);
      else resolve();
    };
    stdout.on('drain', settle);
    signal.addEventListener('abort', settle);
  });

/** Not as a terminal of readline's: its raw mode would take Ctrl-C away from the process. */
const ask = async (
  { stdin, stderr }: Streams,
  { question, signal }: { readonly question: string; readonly signal: AbortSignal },
): Promise<boolean> => {
  const { createInterface } = await import('node:readline/promises');
  const prompt = createInterface({ input: stdin, terminal: false });
  stderr.write(`${question} [y/N] `);
  try {
    const answer = await Promise.race([prompt.question('', { signal }), ended(prompt)]);
    return /^y(es)?$/i.test(answer.trim());
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    prompt.close();
  }
};

/** Ctrl-D: readline would leave the question unanswered for ever. */
const ended = (prompt: NodeJS.EventEmitter): Promise<string> =>
  new Promise((resolve) => void prompt.once('close', () => resolve('')));
