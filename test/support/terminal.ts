import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

const execute = promisify(execFile);

export type Terminal = {
  /** Keys as tmux names them (`Enter`, `Tab`, `Up`, `C-c`). */
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  /** What the screen shows, rows without blanks at their ends. */
  readonly screen: () => Promise<string>;
  /** Resolves to the screen once it matches; fails with the screen when it does not in time. */
  readonly sees: (pattern: RegExp) => Promise<string>;
};

type Options = {
  readonly cwd: string;
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
};

/** Whether this machine can open one. */
export const hasTerminal = (): Promise<boolean> =>
  execute('tmux', ['-V']).then(
    () => true,
    () => false,
  );

/** A shell in a real terminal, in a tmux of its own that ends with the test. */
export const openTerminal = async ({ cwd, columns = 80, rows = 24, env = {} }: Options): Promise<Terminal> => {
  const folder = await mkdtemp(join(tmpdir(), 'evtool-tmux-'));
  const tmux = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await execute('tmux', ['-S', join(folder, 'socket'), '-f', '/dev/null', ...args]);
    return stdout;
  };
  onTestFinished(async () => {
    await tmux('kill-server').catch(() => {});
    await rm(folder, { recursive: true, force: true });
  });
  const variables = Object.entries({ ENV: '', ...env }).flatMap(([name, value]) => ['-e', `${name}=${value}`]);
  await tmux('new-session', '-d', '-x', `${columns}`, '-y', `${rows}`, '-c', cwd, ...variables, 'sh');

  const screen = async (): Promise<string> => (await tmux('capture-pane', '-p')).replace(/ +$/gm, '').trimEnd();
  const sees = async (pattern: RegExp): Promise<string> => {
    let shown = '';
    for (const deadline = performance.now() + 20_000; performance.now() < deadline; await sleep(20)) {
      shown = await screen();
      if (pattern.test(shown)) return shown;
    }
    throw new Error(`the terminal does not show ${pattern}:\n${shown}`);
  };
  await sees(/^[#$]/m);
  return {
    press: async (...keys) => void (await tmux('send-keys', ...keys)),
    type: async (text) => void (await tmux('send-keys', '-l', text)),
    screen,
    sees,
  };
};
