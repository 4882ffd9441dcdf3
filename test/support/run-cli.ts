import { type ChildProcess, spawn } from 'node:child_process';
import { PassThrough, Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { openInterrupts } from '../../src/cli/interrupts.ts';
import { runCli as run } from '../../src/cli/run-cli.ts';
import { Stopped } from '../../src/cli/stopped.ts';
import { openContext } from '../../src/wire.ts';

export type CliOptions = {
  readonly cwd?: string;
  /** What stands on stdin; nothing by default. */
  readonly stdin?: string | Uint8Array | AsyncIterable<string | Uint8Array>;
  /** Instead of this process's environment. */
  readonly env?: Readonly<Record<string, string | undefined>>;
};

export type CliResult = { readonly stdout: string; readonly stderr: string; readonly code: number };

/** A command that is running: what it said so far, and how to wait for it or stop it. */
export type RunningCli = {
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves when stdout and stderr together match; fails when the command ends without. */
  readonly says: (pattern: RegExp) => Promise<void>;
  /** What Ctrl-C does. */
  readonly interrupt: () => void;
  readonly result: Promise<CliResult>;
};

/** Runs a command line in this process to its end: fast, and as in a pipe (no terminal, no colour). */
export const runCli = (args: readonly string[], options: CliOptions = {}): Promise<CliResult> =>
  startCli(args, options).result;

/** Runs a command line in this process; for those that follow, until `interrupt`. */
export const startCli = (args: readonly string[], { cwd, stdin = '', env = {} }: CliOptions = {}): RunningCli => {
  const output = collectedOutput();
  const stop = new AbortController();
  const interrupts = openInterrupts(() => stop.abort(new Stopped('SIGINT', 130)));
  const code = run({
    argv: args,
    env,
    cwd: cwd ?? process.cwd(),
    streams: { stdin: readable(stdin), stdout: output.sink('stdout'), stderr: output.sink('stderr') },
    stop,
    interrupts,
    openContext,
  });
  return { ...output.running(code), interrupt: interrupts.interrupt };
};

const bin = fileURLToPath(new URL('../../bin/evtool.js', import.meta.url));

/**
 * Starts the built program (`npm run build`) as a process of its own, in a pipe. Vitest runs on the Node that the
 * package asks for, so the program does too.
 */
export const spawnEvtool = (
  args: readonly string[],
  { cwd, stdin, env }: CliOptions = {},
): RunningCli & { readonly child: ChildProcess } => {
  const child = spawn(process.execPath, [bin, ...args], { cwd: cwd ?? process.cwd(), env: env ?? process.env });
  if (stdin === undefined) child.stdin.end();
  else readable(stdin).pipe(child.stdin);
  // The program may end before it has read all.
  child.stdin.on('error', () => {});
  const output = collectedOutput();
  child.stdout.pipe(output.sink('stdout'));
  child.stderr.pipe(output.sink('stderr'));
  const code = new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve(status ?? -1));
  });
  return { ...output.running(code), interrupt: () => void child.kill('SIGINT'), child };
};

const readable = (content: NonNullable<CliOptions['stdin']>): Readable =>
  typeof content === 'string' || content instanceof Uint8Array
    ? Readable.from([Buffer.from(content)])
    : Readable.from(content);

const collectedOutput = () => {
  const parts: Record<'stdout' | 'stderr', Buffer[]> = { stdout: [], stderr: [] };
  const text = (name: 'stdout' | 'stderr'): string => Buffer.concat(parts[name]).toString();
  const changed = new PassThrough().setMaxListeners(0);
  const sink = (name: 'stdout' | 'stderr'): Writable =>
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        parts[name].push(chunk);
        changed.emit('change');
        done();
      },
    });
  const says = (code: Promise<number>, pattern: RegExp): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (pattern.test(`${text('stdout')}${text('stderr')}`)) resolve();
      };
      // Once a turn: a command that floods would be looked through again for each of its lines.
      let isDue = false;
      const lookSoon = (): void => {
        if (isDue) return;
        isDue = true;
        setImmediate(() => {
          isDue = false;
          look();
        });
      };
      changed.on('change', lookSoon);
      look();
      code.then((ended) => {
        look();
        reject(new Error(`ended with ${ended} without ${pattern}:\n${text('stdout')}${text('stderr')}`));
      }, reject);
    });
  const running = (code: Promise<number>): Omit<RunningCli, 'interrupt'> => ({
    stdout: () => text('stdout'),
    stderr: () => text('stderr'),
    says: (pattern) => says(code, pattern),
    result: code.then((ended) => ({ stdout: text('stdout'), stderr: text('stderr'), code: ended })),
  });
  return { sink, running };
};
