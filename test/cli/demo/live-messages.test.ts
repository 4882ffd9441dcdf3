import { expect, test } from 'vitest';
import { liveMessage } from '../../../src/cli/demo/live-messages.ts';
import { runCli } from '../../support/run-cli.ts';
import { copyWorkspace } from '../../support/workspace-copy.ts';

const lines = Array.from({ length: 12 }, (_, turn) => liveMessage(turn));

test('what the demo sends is good and bad', async () => {
  const { root } = await copyWorkspace();
  const { code, stderr } = await runCli(['validate', '-'], { cwd: root, stdin: lines.join('') });
  expect(code).toBe(3);
  expect(stderr).toContain('12 messages: 9 valid, 3 invalid');
});

test('the handler of todos fails on some of what is good', async () => {
  const { root } = await copyWorkspace();
  const good = lines.filter((line) => line.includes('todo-created') && !/decription|"id":-/.test(line)).join('');
  await runCli(['produce', '-'], { cwd: root, stdin: good });
  const { code, stdout } = await runCli(['replay', 'platform.idmsvc.todo-created', '--handler', 'todo-created'], {
    cwd: root,
  });
  expect(code).toBe(4);
  expect(stdout).toMatch(/is no date/);
});
