import { existsSync } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { gone, isAlive } from './process-gone.ts';
import { openUiTerminal, type UiTerminal } from './ui-terminal.ts';
import { copyWorkspace, type WorkspaceCopy } from './workspace-copy.ts';

/** A way to leave the program, from its first screen, or from what `command` opens. */
type WayOut = {
  readonly code: number;
  readonly leave: (ui: UiTerminal, size: Size) => Promise<void>;
  /** What the shell's screen shows then, beside what was there before. */
  readonly says?: RegExp;
  /** What `SIGUSR2` does to the program. */
  readonly onSignal?: string;
  readonly command?: string;
};

type Size = { readonly columns: number; readonly rows: number };

const topics = / ● [\s\S]*╭─ Topics \d/;

const boom = "throw new Error('boom')";
const report = /^This is a bug in evtool: boom\nPlease report it with what --debug prints\.$/m;

const key =
  (...keys: readonly string[]): WayOut['leave'] =>
  ({ press }) =>
    press(...keys);

const signal =
  (name: NodeJS.Signals): WayOut['leave'] =>
  async ({ pid }) =>
    void process.kill(pid, name);

const crash = (onSignal: string): WayOut => ({ code: 1, leave: signal('SIGUSR2'), onSignal, says: report });

/** The handler's file is in the editor, which waits for a line. */
const toEditor = async ({ press, sees }: UiTerminal): Promise<void> => {
  await press('4');
  await sees(/Handlers \d/);
  await press('V');
  await sees(/^editing$/m);
};

/** What the editor wrote there, as its process. */
const editorOf = async ({ workspace }: UiTerminal): Promise<number> => Number(await workspace.read('editing'));

const waysOut: Readonly<Record<string, WayOut>> = {
  q: { code: 0, leave: key('q') },
  '^C': { code: 130, leave: key('C-c') },
  SIGINT: { code: 130, leave: signal('SIGINT') },
  SIGTERM: { code: 143, leave: signal('SIGTERM') },
  SIGHUP: { code: 143, leave: signal('SIGHUP') },
  'a crash in a screen': {
    ...crash(`String.prototype.repeat = () => { ${boom} }`),
    leave: async ({ pid, press }) => {
      process.kill(pid, 'SIGUSR2');
      // It crashes when it is drawn; to the shell, if that is faster, it is an empty line.
      await press('Enter');
    },
  },
  'a crash with a key that nobody has read': {
    ...crash(`const { existsSync, writeFileSync } = process.getBuiltinModule('fs');
      writeFileSync('busy', '');
      while (existsSync('busy'));
      ${boom}`),
    leave: async ({ pid, press, workspace }) => {
      process.kill(pid, 'SIGUSR2');
      await expect.poll(() => existsSync(workspace.path('busy'))).toBe(true);
      await press('Enter');
      await rm(workspace.path('busy'));
    },
  },
  'a crash in a promise': crash("Promise.reject(new Error('boom'))"),
  'a crash in a signal handler': crash(boom),
  '^Z, fg and q': {
    code: 0,
    leave: async ({ press, sees, isBack, enter }) => {
      await press('C-z');
      await sees(/Stopped/);
      await isBack();
      await enter('clear; echo what was there; fg; echo "ended with $?"');
      await sees(topics);
      await press('q');
    },
  },
  '^C after $EDITOR': {
    code: 130,
    leave: async (ui) => {
      await toEditor(ui);
      await ui.enter('done');
      await ui.sees(/4 Handlers[\s\S]*\? help$/);
      await ui.press('C-c');
    },
  },
  '^C in $EDITOR': {
    code: 130,
    leave: async (ui) => {
      await toEditor(ui);
      await ui.press('C-c');
      await gone(await editorOf(ui));
    },
  },
  'SIGTERM while in $EDITOR': {
    code: 143,
    leave: async (ui) => {
      await toEditor(ui);
      process.kill(ui.pid, 'SIGTERM');
      await gone(await editorOf(ui));
    },
  },
  '^C twice while a handler runs': {
    code: 130,
    command: 'debug todo-created fixtures/todo-created/todo.json',
    leave: async ({ press, sees }) => {
      await press('c');
      await sees(/running \d/);
      await press('C-c');
      await sees(/A handler runs\. \^C once more quits\./);
      await press('C-c');
    },
  },
  ':quit': {
    code: 0,
    leave: async ({ press, type, sees }) => {
      await press(':');
      await type('quit');
      await sees(/quit$/m);
      await press('Enter');
    },
  },
  '^C over the help': {
    code: 130,
    leave: async ({ press, sees }) => {
      await press('?');
      await sees(/Keys: Topics/);
      await press('C-c');
    },
  },
  '^C from a prompt, and again': {
    code: 130,
    leave: async ({ press, sees }) => {
      await press(':');
      await sees(/Enter take/);
      await press('C-c');
      await sees(/\? help$/);
      await press('C-c');
    },
  },
  'another size, and q': {
    code: 0,
    leave: async ({ resize, sees, press }, { columns, rows }) => {
      await resize(columns - 10, rows - 4);
      await sees(new RegExp(`^╰.{${columns - 12}}╯$`, 'm'));
      // After a change of size tmux keeps rows of the alternate screen, whatever the program.
      await resize(columns, rows);
      await sees(new RegExp(`^╰.{${columns - 2}}╯$`, 'm'));
      await press('q');
    },
  },
};

/** A workspace whose editor waits for a line, and whose handler never ends. */
const prepared = async (): Promise<WorkspaceCopy> => {
  const workspace = await copyWorkspace();
  await workspace.write('vi', 'echo $$ > editing\necho editing\nread -r answer\n');
  await chmod(workspace.path('vi'), 0o755);
  await workspace.edit('handlers/todo-created.ts', (text) =>
    text.replace('const tags =', 'await new Promise(() => setInterval(() => {}, 1000));\n    const tags ='),
  );
  return workspace;
};

/** Loaded before the program. */
const loaded = (onSignal: string): Readonly<Record<string, string>> => ({
  NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(`process.on('SIGUSR2', () => { ${onSignal} })`)}`,
});

type Opened = Pick<WayOut, 'command' | 'onSignal'> & Size & { readonly flags: string };

const openAt = async ({ flags, command, onSignal, columns, rows }: Opened): Promise<UiTerminal> => {
  const ui = await openUiTerminal({
    command: `${command ?? '--mouse'} ${flags}`,
    workspace: await prepared(),
    columns,
    rows,
    env: { VISUAL: './vi', EDITOR: '', ...(onSignal === undefined ? {} : loaded(onSignal)) },
  });
  const shown = (await ui.sees(command === undefined ? topics : /\(entry\)/)).split('\n');
  expect(shown).toHaveLength(rows);
  expect(shown.at(-1)).toMatch(/\? help$/);
  expect(Math.max(...shown.map((line) => line.length))).toBe(columns);
  const mouse = command === undefined ? ['?1000', '?1006'] : [];
  // While a frame is written its terminal waits, which is one more mode.
  await expect.poll(ui.modes).toEqual([...mouse, '?1049', '?2004', '?25', '?7']);
  return ui;
};

const sizes: readonly Size[] = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
  { columns: 200, rows: 50 },
];

/** Every way out at every size, on the broker that the flags name: nothing of the program is left. */
export const testWaysOut = (flags: string): void => {
  const cases = Object.entries(waysOut).flatMap(([what, way]) => sizes.map((size) => ({ what, ...way, ...size })));
  test.each(cases)('$what at $columns by $rows', async ({ leave, code, says, ...opened }) => {
    const ui = await openAt({ flags, ...opened });
    await leave(ui, opened);
    const screen = await ui.isBackAfter(code);
    if (says) expect(screen).toMatch(says);
    await gone(ui.pid);
  });

  // As a job in the background, whose terminal is the shell's.
  test.each(['kill -HUP', 'kill -TERM', 'bg; kill -TERM'])('^Z and %s', async (line) => {
    const ui = await openAt({ flags, columns: 80, rows: 24 });
    await ui.press('C-z');
    await ui.sees(/Stopped/);
    await ui.isBack();
    await ui.enter(`${line} %1; kill -CONT %1`);
    // The shell looks after its jobs when it has been given a line.
    const isGone = async (): Promise<boolean> => {
      await ui.enter('clear; echo what was there');
      await ui.sees(/^what was there\n[\s\S]*#$/);
      return !isAlive(ui.pid);
    };
    await expect.poll(isGone).toBe(true);
    await ui.isBack();
  });

  test.each(sizes)('the window closed at $columns by $rows', async (size) => {
    const ui = await openAt({ flags, ...size });
    await ui.close();
    await gone(ui.pid);
  });
};
