import { chmod } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { hasTerminal, openTerminal, type Terminal } from '../support/terminal.ts';
import { copyWorkspace, type WorkspaceCopy } from '../support/workspace-copy.ts';

const bin = fileURLToPath(new URL('../../bin/evtool.js', import.meta.url));

const debug = async (words: string, env = {}): Promise<Terminal & { readonly workspace: WorkspaceCopy }> => {
  const workspace = await copyWorkspace();
  await workspace.write('editor.sh', 'sed -i.bak s/Demo/Edited/ "$1"\n');
  await workspace.write('mend.sh', 'sed -i.bak "s/if (!isReal)/if (false)/" handlers/due-date.ts\n');
  for (const script of ['editor.sh', 'mend.sh']) await chmod(workspace.path(script), 0o755);
  const terminal = await openTerminal({ cwd: workspace.root, env: { LANG: 'C.UTF-8', ...env } });
  await terminal.enter('clear; stty -a > before');
  await terminal.sees(/^[#$]/);
  await terminal.enter(`"${process.execPath}" "${bin}" ${words}; echo "ended with $?"`);
  return { ...terminal, workspace };
};

const endsAsItBegan = async ({ enter, sees }: Terminal): Promise<void> => {
  await enter('stty -a > after; cmp before after && echo "as before"');
  await sees(/^as before$/m);
};

describe.skipIf(!(await hasTerminal()))('evtool debug at a terminal', () => {
  test('opens the screen, steps, and leaves the terminal as it was', async () => {
    const terminal = await debug('debug todo-created fixtures/todo-created/todo.json --watch-expr todo.id --break :14');
    const { press, type, sees, resize } = terminal;
    await sees(/todo-created\.ts:10 onMessage {2}\(entry\)/);
    await sees(/todo\.id = 12345/);
    await type('n');
    await sees(/todo-created\.ts:11 onMessage {2}\(next\)/);
    await resize(120, 40);
    await sees(/╭─ Calls/);
    await type('c');
    await sees(/todo-created\.ts:14 onMessage {2}\(break 1\)/);
    await resize(80, 24);
    await press('C-c');
    await sees(/ended with 130/);
    await endsAsItBegan(terminal);
  });

  test('leads from a failure to the mended line in the editor, and compares both runs', async () => {
    const terminal = await debug('debug todo-created fixtures/todo-created/audit.json', { EDITOR: 'sh mend.sh' });
    const { type, sees, workspace, enter } = terminal;
    await sees(/ended with \d/);
    await workspace.write(
      'fixtures/todo-created/audit.json',
      '{"event":"todo-created","value":{"id":21,"title":"Audit","description":"due:2026-02-30"}}',
    );
    await enter(`clear; "${process.execPath}" "${bin}" debug todo-created fixtures/todo-created/audit.json`);
    await sees(/\(entry\)/);
    await type('c');
    await sees(/due-date\.ts:9 dueDateOf {2}\(throw\)[\s\S]*thrown {2}RangeError: 2026-02-30 is no date/);
    await type('V');
    await sees(/run 2/);
    await type('c');
    await sees(/All messages are done with/);
    await type('=');
    await sees(/What came out/);
  });

  test('keeps off the screen what the handler prints around it, and ^l draws over the rest', async () => {
    const terminal = await debug('ready');
    const { workspace, enter, type, press, sees } = terminal;
    await workspace.edit('handlers/todo-created.ts', (text) =>
      `import { spawnSync } from 'node:child_process';\nimport { openSync, writeSync } from 'node:fs';\n${text}`.replace(
        '    const isUrgent',
        [
          "    writeSync(1, 'straight to it\\n');",
          "    spawnSync('echo', ['from below'], { stdio: 'inherit' });",
          "    writeSync(openSync('/dev/tty', 'w'), '\\r\\n\\r\\nscribble\\r\\n');",
          '    const isUrgent',
        ].join('\n'),
      ),
    );
    await enter(
      `clear; "${process.execPath}" "${bin}" debug todo-created fixtures/todo-created/todo.json; echo "ended with $?"`,
    );
    await sees(/\(entry\)/);
    await type('nn');
    const whole = await sees(/^╭─ ‖ handlers\/todo-created\.ts:14 onMessage {2}\(next\) ─+╮$/m);
    expect(whole).not.toMatch(/^(straight to it|from below)/m);
    await type('n');
    await sees(/^scribble/m);
    await press('C-l');
    expect(await sees(/^╭─ ‖ handlers\/todo-created\.ts:15 onMessage/m)).not.toMatch(/^scribble/m);
    await press('Tab', 'Tab', 'Tab', 'Tab');
    expect(await sees(/─ Logs 2/)).toMatch(/straight to it[\s\S]*from below/);
    await press('C-c');
    await sees(/ended with 130/);
    await endsAsItBegan(terminal);
  });

  test('stays with the prompt for --plain, and says at once what is wrong with the command', async () => {
    const { sees, enter } = await debug('debug todo-created fixtures/todo-created/todo.json --plain');
    await sees(/\(evtool\)$/);
    await enter('quit');
    await sees(/ended with 0/);
    await enter(`clear; "${process.execPath}" "${bin}" debug nobody; echo "ended with $?"`);
    await sees(/Unknown handler "nobody"[\s\S]*ended with 2/);
  });
});
