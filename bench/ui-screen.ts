import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import xterm from '@xterm/headless';
import { env, program } from './run-program.ts';

export const columns = 120;
const rows = 40;

export type UiScreen = AsyncDisposable & {
  readonly type: (keys: string) => void;
  readonly text: () => string;
  /** Milliseconds, on `performance.now()`'s clock, when the screen first matched; it is looked at after every frame. */
  readonly shows: (pattern: RegExp) => Promise<number>;
  readonly startedAt: number;
  /** Frames that were drawn so far. */
  readonly frames: () => number;
  /** Of the program, in seconds. */
  readonly cpuSeconds: () => number;
  readonly memoryMb: () => number;
  /** Resolves to the time when the program has ended. */
  readonly ended: Promise<number>;
};

/** No screen takes so long, in ms. */
const patience = 60_000;

/** The built program in a terminal of its own, with an emulator that tells what it shows. */
export const openUiScreen = async (root: string, args: readonly string[]): Promise<UiScreen> => {
  const emulator = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  const startedAt = performance.now();
  // script(1) opens a terminal, which has no size of its own.
  const line = `stty rows ${rows} cols ${columns}; exec "${process.execPath}" "${program}" ${args.join(' ')}`;
  const child = spawn('script', ['-qfec', line, '/dev/null'], {
    cwd: root,
    env: { ...env, TERM: 'xterm-256color', LC_ALL: 'C.UTF-8' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit').then(() => performance.now());
  let frames = 0;
  let looks: readonly (() => void)[] = [];
  child.stdout.on('data', (chunk: Buffer) => {
    const at = performance.now();
    // Ink marks the beginning of every frame.
    frames += chunk.toString('latin1').split('\u001b[?2026h').length - 1;
    emulator.write(chunk, () => {
      drawnAt = at;
      for (const look of looks) look();
    });
  });
  let drawnAt = startedAt;
  const text = (): string => {
    const { active } = emulator.buffer;
    return Array.from({ length: rows }, (_, row) => active.getLine(active.baseY + row)?.translateToString(true)).join(
      '\n',
    );
  };
  const shows = (pattern: RegExp): Promise<number> =>
    new Promise((resolve, reject) => {
      const settle = (): void => {
        looks = looks.filter((one) => one !== look);
        clearTimeout(timer);
      };
      const look = (): void => {
        if (!pattern.test(text())) return;
        settle();
        resolve(drawnAt);
      };
      const timer = setTimeout(() => {
        settle();
        reject(new Error(`the screen does not show ${pattern}:\n${text()}`));
      }, patience);
      looks = [...looks, look];
      look();
    });
  const pid = (): number => childOf(child.pid ?? 0);
  return {
    type: (keys) => void child.stdin.write(keys),
    text,
    shows,
    startedAt,
    frames: () => frames,
    cpuSeconds: () => cpuOf(pid()),
    memoryMb: () => memoryOf(pid()),
    ended,
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode === null) process.kill(pid(), 'SIGTERM');
      await ended;
      emulator.dispose();
    },
  };
};

/** What `script` runs, after it has become the program. */
const childOf = (pid: number): number =>
  Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0]);

/** Linux counts in hundredths of a second. */
const cpuOf = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
};

const memoryOf = (pid: number): number =>
  Number(/^VmRSS:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
