import { existsSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { hasTerminal, openTerminal, type Terminal } from '../support/terminal.ts';
import { copyWorkspace, type WorkspaceCopy } from '../support/workspace-copy.ts';

const bin = fileURLToPath(new URL('../../bin/evtool.js', import.meta.url));
const asks = /\(evtool\)$/;

const enter = async (terminal: Terminal, line: string): Promise<void> => {
  await terminal.type(line);
  await terminal.press('Enter');
};

const debug = async (
  fixture: string,
  { flags = '', env = {} } = {},
): Promise<Terminal & { workspace: WorkspaceCopy }> => {
  const workspace = await copyWorkspace();
  await workspace.write('editor.sh', 'sed -i.bak s/Demo/Edited/ "$1"\n');
  await chmod(workspace.path('editor.sh'), 0o755);
  const terminal = await openTerminal({ cwd: workspace.root, env });
  await enter(terminal, 'clear; stty -a > before');
  await terminal.sees(/^[#$]/);
  await enter(
    terminal,
    `"${process.execPath}" "${bin}" debug todo-created ${fixture} ${flags} --plain; echo "ended with $?"`,
  );
  await terminal.sees(asks);
  return { ...terminal, workspace };
};

describe.skipIf(!(await hasTerminal()))('the prompt in a terminal of 80 by 24', () => {
  const todo = 'fixtures/todo-created/todo.json';

  test('completes commands, variables and places, and brings back earlier lines', async () => {
    const { type, press, sees } = await debug(todo);
    // A Tab that comes together with other keys is text, as in a paste: each waits until what was before is seen.
    await type('hea');
    await sees(/^\(evtool\) hea$/m);
    await press('Tab');
    await sees(/^\(evtool\) headers$/m);
    await press('C-u');
    await type('print tod');
    await sees(/^\(evtool\) print tod$/m);
    await press('Tab');
    await sees(/^\(evtool\) print todo$/m);
    await type('.ti');
    await sees(/^\(evtool\) print todo\.ti$/m);
    await press('Tab');
    await sees(/^\(evtool\) print todo\.title$/m);
    await press('Enter');
    await sees(/^"Todo Demo"\n\(evtool\)$/m);
    await press('Up');
    await sees(/^"Todo Demo"\n\(evtool\) print todo\.title$/m);
    await press('C-u');
    await type('break handlers/to');
    await sees(/^\(evtool\) break handlers\/to$/m);
    await press('Tab');
    await sees(/^\(evtool\) break handlers\/todo-created\.ts:$/m);
    await type('14');
    await sees(/^\(evtool\) break handlers\/todo-created\.ts:14$/m);
    await press('Enter');
    await sees(/breakpoint 1 {2}handlers\/todo-created\.ts:14/);
  });

  test('stops a handler that loops at Ctrl-C, then ends with 130 and the terminal as it was', async () => {
    const { press, sees, type, workspace } = await debug(todo);
    await workspace.edit('handlers/due-date.ts', (text) =>
      text.replace(
        'const text',
        "process.getBuiltinModule('fs').writeFileSync('looping', '');\n  for (let i = 0; i >= 0; i++);\n  const text",
      ),
    );
    await type('reload');
    await press('Enter');
    await sees(/run 2[\s\S]*\(evtool\)$/);
    await type('continue');
    await press('Enter');
    await expect.poll(() => existsSync(workspace.path('looping'))).toBe(true);
    await press('C-c');
    await sees(/due-date\.ts:\d+[\s\S]*\(pause\)[\s\S]*\(evtool\)$/);
    await press('C-c');
    await sees(/ended with 130/);
    await type('stty -a > after; cmp before after && echo "as before"');
    await press('Enter');
    await sees(/^as before$/m);
  });

  test('opens an editor for the message, and runs on to the end at Ctrl-D', async () => {
    const terminal = await debug(todo, { env: { EDITOR: './editor.sh', VISUAL: '' } });
    await enter(terminal, 'edit');
    await terminal.sees(/✓ changed; to run it: retry\n\(evtool\)$/);
    await enter(terminal, 'retry');
    await terminal.sees(/run 2[\s\S]*Todo Edited[\s\S]*\(evtool\)$/);
    await terminal.press('C-d');
    await terminal.sees(/outcome {3}ok\n[\s\S]*ended with 0/);
  });

  test('begins again at a save, above the line that is half typed', async () => {
    const { type, sees, workspace } = await debug(todo, { flags: '--watch' });
    await type('print todo.ti');
    await sees(/^\(evtool\) print todo\.ti$/m);
    await workspace.edit('handlers/due-date.ts', (text) => `${text}// saved\n`);
    const screen = await sees(/run 2[\s\S]*\(evtool\) print todo\.ti$/);
    expect(screen.match(/\(evtool\) print todo\.ti$/gm)).toHaveLength(1);
    await type('tle\n');
    await sees(/^"Todo Demo"$/m);
  });
});
