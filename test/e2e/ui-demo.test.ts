import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hasTerminal } from '../support/terminal.ts';
import { openUiTerminal } from '../support/ui-terminal.ts';

const openDemo = async (options: { readonly args?: string; readonly rows?: number } = {}) => {
  const folder = await mkdtemp(join(tmpdir(), 'evtool-demos-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const { args = '', rows = 24 } = options;
  const env = { TMPDIR: folder, NODE_DISABLE_COMPILE_CACHE: '1' };
  return { ...(await openUiTerminal({ command: `demo ${args}`, rows, env })), left: () => readdir(folder) };
};

describe.skipIf(!(await hasTerminal()))('the demo in a terminal', () => {
  test('opens on live messages, says what to try, and leaves nothing behind', async () => {
    const { sees, press, isBackAfter, left } = await openDemo();
    await sees(/A scratch workspace with live messages: \? shows what to try first\./);
    await sees(/todo-created +\d+ +\d\.\d\/s/);
    await press('?');
    await sees(/Try this[\s\S]*A scratch workspace[\s\S]*1\. Enter on todo-created[^\n]*verdict\.[^\n]*\n[^\n]*2\. v/);
    await press('q');
    await sees(/Topics \d[\s\S]*todo-created/);
    await press('4', '?');
    await sees(/Keys: Handlers[^\n]*\n[^\n]*Handlers/);
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
