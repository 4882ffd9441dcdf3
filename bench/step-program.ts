import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { env, program } from './run-program.ts';

/** What is read of a stop's line. */
export type StopLine = { readonly stop: number; readonly stage: string; readonly line?: number };
type Timed = { readonly stop: StopLine; readonly ms: number };

export type SteppedProgram = AsyncDisposable & {
  /** The first stop. */
  readonly first: StopLine;
  /** Does something, and waits for the stop after it. */
  readonly after: (act: () => unknown) => Promise<Timed>;
  /** Types a command, and waits for the stop after it. */
  readonly go: (command: string) => Promise<Timed>;
  /** Ends it from a stop; in ms, to the end of the process. */
  readonly end: (how: 'quit' | 'Ctrl-C') => Promise<number>;
};

/** Starts `replay --step` in a folder, as a process that is driven by lines, up to its first stop. */
export const stepProgram = async (root: string, args: readonly string[]): Promise<SteppedProgram> => {
  const all = ['replay', ...args, '--step', '-O', 'ndjson'];
  const child = spawn(process.execPath, [program, ...all], { cwd: root, env });
  const exit = once(child, 'exit');
  const stderr = child.stderr.setEncoding('utf8').toArray();
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();

  const nextStop = async (): Promise<StopLine> => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error(`evtool ${all.join(' ')} ended with no stop:\n${(await stderr).join('')}`);
      // Made by the program itself, and used for nothing but figures.
      const told = JSON.parse(value) as Partial<StopLine>;
      if (told.stop !== undefined) return told as StopLine;
    }
  };
  const after: SteppedProgram['after'] = async (act) => {
    const start = performance.now();
    await act();
    const stop = await nextStop();
    return { stop, ms: performance.now() - start };
  };
  const end: SteppedProgram['end'] = async (how) => {
    const start = performance.now();
    if (how === 'quit') child.stdin.write('quit\n');
    else child.kill('SIGINT');
    const [code, signal] = await exit;
    const wanted = how === 'quit' ? 0 : 130;
    if (code !== wanted)
      throw new Error(`${how} ended it with ${code ?? signal}, not ${wanted}:\n${(await stderr).join('')}`);
    return performance.now() - start;
  };
  return {
    first: await nextStop(),
    after,
    go: (command) => after(() => child.stdin.write(`${command}\n`)),
    end,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL');
      await exit;
    },
  };
};
