import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { ScreenSize } from './read-screen.ts';
import type { Step } from './scene.ts';

const execute = promisify(execFile);

/** Milliseconds a step may take. */
const patience = 20_000;

export type Window = AsyncDisposable & {
  /** Resolves to the screen with its colours, as it was seen last. */
  readonly play: (steps: readonly Step[]) => Promise<string>;
};

type Options = ScreenSize & { readonly cwd: string; readonly command: readonly string[] };

/** A program in a terminal of its own: a tmux that ends with the window. */
export const openWindow = async ({ cwd, command, columns, rows }: Options): Promise<Window> => {
  const folder = await mkdtemp(join(tmpdir(), 'evtool-pictures-'));
  const tmux = async (...args: readonly string[]): Promise<string> =>
    (await execute('tmux', ['-S', join(folder, 'socket'), '-f', '/dev/null', ...args])).stdout;
  const screen = (): Promise<string> => tmux('capture-pane', '-e', '-p', '-N');

  const see = async (pattern: RegExp): Promise<string> => {
    let shown = '';
    for (const end = performance.now() + patience; performance.now() < end; await sleep(50)) {
      shown = await screen();
      if (pattern.test(withoutColors(shown))) return shown;
    }
    throw new Error(`the terminal does not show ${pattern}:\n${withoutColors(shown)}`);
  };

  const take = async (step: Step): Promise<string> => {
    if ('sees' in step) return see(step.sees);
    await tmux('send-keys', ...('press' in step ? step.press : ['-l', step.type]));
    return '';
  };

  const variables = ['TZ=UTC', 'LC_ALL=C.UTF-8', 'COLORTERM='].flatMap((variable) => ['-e', variable]);
  const size = ['-x', `${columns}`, '-y', `${rows}`];
  const options = ['set', '-g', 'status', 'off', ';', 'set', '-g', 'default-terminal', 'tmux-256color', ';'];
  await tmux('start-server', ';', ...options, 'new-session', '-d', ...size, '-c', cwd, ...variables, ...command);
  return {
    play: async (steps) => {
      let shown = '';
      for (const step of steps) shown = await take(step);
      return shown;
    },
    [Symbol.asyncDispose]: async () => {
      await tmux('kill-server').catch(() => {});
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const withoutColors = (text: string): string => text.replace(/\u001b\[[\d;:]*m|[\u000e\u000f]/g, '');
