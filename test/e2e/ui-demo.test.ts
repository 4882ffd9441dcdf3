import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hasTerminal } from '../support/terminal.ts';
import { openUiTerminal } from '../support/ui-terminal.ts';

type Options = { readonly args?: string; readonly columns?: number; readonly rows?: number };

/** What one writes in the editor, and where it was opened. */
const editor = `#!/bin/sh
echo "$@" >> "$(dirname "$0")/edited"
case "$2" in */due-date.ts) sed -i.bak 's/throw new RangeError.*/return null;/' "$2" && rm "$2.bak" ;; esac
`;

const ownFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'evtool-demos-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

const openDemo = async (options: Options = {}) => {
  const folder = await ownFolder();
  const tools = await ownFolder();
  const { args = '', columns = 80, rows = 24 } = options;
  const vi = join(tools, 'vi');
  await writeFile(vi, editor);
  await chmod(vi, 0o755);
  const env = { TMPDIR: folder, NODE_DISABLE_COMPILE_CACHE: '1', VISUAL: vi, EDITOR: '' };
  return {
    ...(await openUiTerminal({ command: `demo ${args}`, columns, rows, env })),
    left: () => readdir(folder),
    edited: () => readFile(join(tools, 'edited'), 'utf8'),
  };
};

describe.skipIf(!(await hasTerminal()))('the demo in a terminal', () => {
  test('opens on live messages, says what to try, and leaves nothing behind', async () => {
    const { sees, press, isBackAfter, left } = await openDemo();
    await sees(/^1\/8 {2}j, Enter[^\n]*\nA scratch workspace with live messages/m);
    await sees(/todo-created +\d+ +\d\.\d\/s/);
    await press('?');
    await sees(/Try this[^\n]*\n[^\n]*1\. j, Enter[^\n]*verdicts\.[^\n]*\n[^\n]*2\. v/);
    await press('q');
    await sees(/Topics \d[\s\S]*todo-created/);
    await press('4', '?');
    await sees(/Keys: Handlers[^\n]*\n[^\n]*Handlers/);
    await press('q', 'q', 'q');
    await isBackAfter(0);
    expect(await left()).toEqual([]);
  });

  test.each([
    [80, 24],
    [120, 40],
  ])('leads by its tour to a green fixture for a mended handler, at %i by %i', async (columns, rows) => {
    const { sees, press, type, isBackAfter, left, edited } = await openDemo({ columns, rows });
    await sees(/^1\/8 .*j, Enter/m);
    await sees(/todo-created .*\d\.\d\/s/);
    await press('j', 'Enter');
    await sees(/^2\/8 .*v: .*Enter .*V /m);
    await press('v');
    await sees(/invalid only[\s\S]*✗/);
    await press('Enter');
    await sees(/rule: schemas/);
    await press('V');
    await sees(/^3\/8 .*v v: .*\/ Once Enter: .*d /m);
    await press('v', 'v');
    await sees(/todo-created (?!.* only)/);
    await press('/');
    await type('Once');
    await press('Enter');
    await sees(/\/ Once[\s\S]*✓/);
    await press('d');
    await sees(/^4\/8 .*c /m);
    await sees(/\(entry\)/);
    await press('c');
    await sees(/thrown:? +RangeError: .* is no date[\s\S]*^5\/8 .*V .*"return null;"/m);
    await press('V');
    await sees(/\(entry\)[\s\S]*run 2[\s\S]*^6\/8 .*= .*F /m);
    expect(await edited()).toMatch(/^\+\d+ .*\/schemas\/todo-created\.event\.yaml\n\+9 .*\/handlers\/due-date\.ts\n$/);
    await press('=');
    await sees(/- "failed"\s[\s\S]*\+ "ok"/);
    await press('F');
    await sees(/^7\/8 .*T on screen 4: .*a, y[\s\S]*Saved fixtures\/todo-created\/\S+\.json/m);
    await press('4', 'T');
    await sees(/✗ 1 of 6 not as expected/);
    await press('a');
    await sees(/it expects: failed[\s\S]*it will expect: ok/);
    await press('y');
    await sees(/✓ 6 as expected[\s\S]*^8\/8 .*q /m);
    await press('q', 'q', 'q');
    await isBackAfter(0);
    expect(await left()).toEqual([]);
  });

  test('leaves nothing behind when it is killed', async () => {
    const { sees, pid, isBackAfter, left } = await openDemo();
    await sees(/todo-created +\d+ +\d\.\d\/s/);
    process.kill(pid, 'SIGTERM');
    await isBackAfter(143);
    expect(await left()).toEqual([]);
  });

  test('tells its story with --story', async () => {
    const { sees, isBackAfter, left } = await openDemo({ args: '--story', rows: 150 });
    await sees(/evtool init starts a workspace/);
    await isBackAfter(0);
    expect(await left()).toEqual([]);
  });
});
