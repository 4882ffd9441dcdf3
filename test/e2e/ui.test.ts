import { chmod, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { hasTerminal } from '../support/terminal.ts';
import { openUiTerminal } from '../support/ui-terminal.ts';

const topics = /Topics 3[\s\S]*platform\.idmsvc\.todo-created/;

/** Loaded before the program. */
const onSignal = (code: string): string =>
  `--import data:text/javascript,${encodeURIComponent(`process.on('SIGUSR2', () => { ${code} })`)}`;

describe.skipIf(!(await hasTerminal()))('the UI in a terminal', () => {
  test('follows the size of the terminal', async () => {
    const { sees, press, resize, isBackAfter } = await openUiTerminal();
    await sees(topics);
    await resize(50, 12);
    await sees(/^evtool needs 60×15; this is 50×12\.$/m);
    await resize(100, 30);
    await sees(new RegExp(`${topics.source}[\\s\\S]*^╰─{98}╯\\n.*help$`, 'm'));
    // After a change of size tmux keeps rows of the alternate screen, whatever the program.
    await resize(80, 24);
    await sees(topics);
    await press('q');
    await isBackAfter(0);
  });

  test('lends the terminal to the editor, every key of it, and is there again after', async () => {
    const { sees, press, enter, workspace } = await openUiTerminal({ env: { VISUAL: './vi', EDITOR: '' } });
    await workspace.write('vi', 'echo "editing $*"\nread -r answer\necho "$answer" > answer\n');
    await chmod(workspace.path('vi'), 0o755);
    await sees(topics);
    await press('4', 'V');
    await sees(/^editing \+1 .*\/handlers\/introspect\.ts$/m);
    await enter('all of this');
    await sees(/4 Handlers[\s\S]*\? help$/);
    expect(await readFile(workspace.path('answer'), 'utf8')).toBe('all of this\n');
  });

  test('reads what was saved, and says what is wrong with it', async () => {
    const { sees, workspace } = await openUiTerminal();
    await sees(topics);
    await workspace.edit('evtool.yml', (text) =>
      text.replace('\nhandlers:', '\n  late: { topic: late.events }\n\nhandlers:'),
    );
    await sees(/Topics 4[\s\S]*late\.events/);
    await workspace.edit('evtool.yml', (text) => text.replace('\nhandlers:', '\nhandlrs:'));
    await sees(/Topics 4[\s\S]*unknown key "handlrs"/);
  });

  test('leaves the terminal as it was when the process is made to exit', async () => {
    const { sees, pid, isBackAfter } = await openUiTerminal({ env: { NODE_OPTIONS: onSignal('process.exit(3)') } });
    await sees(topics);
    process.kill(pid, 'SIGUSR2');
    await isBackAfter(3);
  });

  test('shows what is said on stderr in its own place', async () => {
    const { sees, pid, press, isBackAfter } = await openUiTerminal({
      env: { NODE_OPTIONS: onSignal("process.emitWarning('mind the gap')") },
    });
    await sees(topics);
    process.kill(pid, 'SIGUSR2');
    await sees(/Topics 3[\s\S]*╯\n.*mind the gap/);
    await press('q');
    await isBackAfter(0);
  });

  test('is lines with a word at the cursor for a screen reader, and ends on a line of its own', async () => {
    const { sees, press } = await openUiTerminal({ args: '--screen-reader' });
    await sees(/^selected: 1 Topics[\s\S]*^selected: platform\.content-sources/m);
    await press('j');
    await sees(/^selected: platform\.idmsvc/m);
    await press('q');
    await sees(/\? help\nended with 0$/m);
  });

  test('goes to a row by a click, opens it by another, and scrolls by the wheel, with --mouse', async () => {
    const { sees, type } = await openUiTerminal({ args: '--mouse' });
    await sees(topics);
    await type('\u001b[<0;35;2M\u001b[<0;35;2m');
    await sees(/─ Handlers[\s\S]*introspect/);
    await type('1');
    const rows = (await sees(topics)).split('\n');
    const row = rows.findIndex((text) => text.includes('platform.idmsvc.todo-created')) + 1;
    const click = `\u001b[<0;10;${row}M\u001b[<0;10;${row}m`;
    await type(click);
    await type(click);
    await sees(/─ platform\.idmsvc\.todo-created {2}live/);
    await type('?');
    await sees(/Keys: Messages[\s\S]*look at the message/);
    await type('\u001b[<65;10;10M'.repeat(3));
    await sees(/^(?![\s\S]*look at the message)[\s\S]*Keys: Messages/);
  });

  test('says nothing of the developers of React, and has colour by our own will alone', async () => {
    const { sees } = await openUiTerminal({ env: { DEV: 'true', CI: '1', NO_COLOR: '1', LC_ALL: 'C' } });
    const screen = await sees(/Topics 3/);
    expect(screen).toMatch(/^\+- Topics 3 -+\+$/m);
  });
});
