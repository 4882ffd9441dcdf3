import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';
import { openTerminal, type Terminal } from './terminal.ts';
import { copyWorkspace, type WorkspaceCopy } from './workspace-copy.ts';

const bin = fileURLToPath(new URL('../../bin/evtool.js', import.meta.url));

export type UiTerminal = Terminal & {
  readonly workspace: WorkspaceCopy;
  readonly pid: number;
  /** Starts the program anew, once it has ended. */
  readonly again: () => Promise<void>;
  /** Resolves to the screen when the program has ended with that code, and the terminal is as it was before. */
  readonly isBackAfter: (code: number) => Promise<string>;
  /** The terminal is the shell's, as it was before; for a program that is stopped, too. */
  readonly isBack: () => Promise<void>;
};

type Options = {
  readonly args?: string;
  /** Instead of the UI, whose flags `args` are. */
  readonly command?: string;
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Default: a copy of our own, with nothing on its embedded broker. */
  readonly workspace?: WorkspaceCopy;
};

/** The built program on our own workspace in a real terminal, under a line of what was there before. */
export const openUiTerminal = async ({
  args = '',
  command = args,
  env = {},
  workspace: given,
  ...size
}: Options = {}): Promise<UiTerminal> => {
  const folder = await mkdtemp(join(tmpdir(), 'evtool-ui-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const workspace = given ?? (await copyWorkspace());
  const terminal = await openTerminal({
    cwd: workspace.root,
    ...size,
    env: { LC_ALL: 'C.UTF-8', OUT: folder, ...env },
  });
  const program = `sh -c 'echo $$ > $OUT/pid; exec "$0" "$@"' "${process.execPath}" "${bin}" ${command}`;
  const again = async (): Promise<void> => {
    await terminal.enter('clear; echo what was there; stty -g > $OUT/before');
    await terminal.sees(/^what was there\n[#$]/);
    await terminal.enter(`${program}; echo "ended with $?"`);
  };
  await again();
  const pidNow = async (): Promise<number> => Number(await readFile(join(folder, 'pid'), 'utf8').catch(() => ''));
  await expect.poll(pidNow).toBeGreaterThan(0);

  const isBack = async (): Promise<void> => {
    await terminal.enter('stty -g > $OUT/after; cmp $OUT/before $OUT/after && echo as it was');
    const screen = await terminal.sees(/^as it was$/m);
    expect(screen).toMatch(/^what was there$/m);
    await expect.poll(terminal.modes).toEqual([]);
  };
  return {
    ...terminal,
    workspace,
    pid: await pidNow(),
    again,
    isBack,
    isBackAfter: async (code) => {
      // A ^C at another program is echoed by the terminal.
      const screen = await terminal.sees(/^(\^C)?ended with \d+$/m);
      expect(screen).toMatch(new RegExp(`^(\\^C)?ended with ${code}$`, 'm'));
      await isBack();
      return screen;
    },
  };
};
