import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { isUnread } from './is-unread.ts';
import { patienceMs } from './patience.ts';

const execute = promisify(execFile);

export type Terminal = {
  /** Keys as tmux names them (`Enter`, `Tab`, `Up`, `C-c`). */
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  /** What the screen shows, rows without blanks at their ends; a question has been read. */
  readonly screen: () => Promise<string>;
  /** The same with the colours as escape sequences. */
  readonly painted: () => Promise<string>;
  /** Everything that programs have written. */
  readonly written: () => Promise<string>;
  /** Resolves to the screen once it matches; fails with the screen when it does not in time. */
  readonly sees: (pattern: RegExp) => Promise<string>;
  /** A line for the shell. */
  readonly enter: (line: string) => Promise<void>;
  readonly resize: (columns: number, rows: number) => Promise<void>;
  /**
   * The modes that programs have left other than they were: `?1049` for the alternate screen, `?25` for a hidden cursor,
   * `?7` for rows that do not wrap.
   */
  readonly modes: () => Promise<readonly string[]>;
  /** Closes the window, as a user does: what runs in it is hung up. */
  readonly close: () => Promise<void>;
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

  const log = join(folder, 'written');
  await tmux('pipe-pane', `cat > ${log}`);
  const written = (): Promise<string> => readFile(log, 'latin1');

  const screen = async (): Promise<string> => {
    while (true) {
      const shown = (await tmux('capture-pane', '-p')).replace(/ +$/gm, '').trimEnd();
      if (!isUnread(shown)) return shown;
      await sleep(20);
    }
  };
  /** Part of it may be of the frame before: a little later it is whole, and shows the same or what followed. */
  const wholeOf = async (pattern: RegExp, shown: string): Promise<string> => {
    await sleep(20);
    const later = await screen();
    return pattern.test(later) ? later : shown;
  };
  const sees = async (pattern: RegExp): Promise<string> => {
    let shown = '';
    for (const deadline = performance.now() + patienceMs; performance.now() < deadline; await sleep(20)) {
      shown = await screen();
      if (pattern.test(shown)) return wholeOf(pattern, shown);
    }
    throw new Error(`the terminal does not show ${pattern}:\n${shown}`);
  };
  await sees(/^[#$]/m);
  const press: Terminal['press'] = async (...keys) => void (await tmux('send-keys', ...keys));
  const type: Terminal['type'] = async (text) => void (await tmux('send-keys', '-l', '--', text));
  return {
    press,
    type,
    screen,
    painted: () => tmux('capture-pane', '-e', '-p'),
    written,
    sees,
    enter: async (line) => {
      await type(line);
      await press('Enter');
    },
    resize: async (width, height) => void (await tmux('resize-window', '-x', `${width}`, '-y', `${height}`)),
    modes: async () => modesLeft(await written()),
    close: async () => void (await tmux('kill-server')),
  };
};

/** On in every terminal until a program switches them off: the cursor is seen, and rows wrap. */
const onAtFirst: ReadonlySet<string> = new Set(['?25', '?7']);

const modesLeft = (written: string): readonly string[] => {
  const left = new Set<string>();
  for (const [, mode = '', to] of written.matchAll(/\u001b\[(\?\d+)([hl])/g)) {
    if ((to === 'h') !== onAtFirst.has(mode)) left.add(mode);
    else left.delete(mode);
  }
  return [...left].sort();
};
