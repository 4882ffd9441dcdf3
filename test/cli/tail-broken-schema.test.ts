import { expect, test } from 'vitest';
import { runCli } from '../support/run-cli.ts';
import { copyWorkspace } from '../support/workspace-copy.ts';

test('a run that fails at a message names no offset to go on from, as that message was not shown', async () => {
  const { root, edit } = await copyWorkspace();
  const sent = await runCli(['produce', 'fixtures/msg-1.json'], { cwd: root });
  expect(sent.code, sent.stderr).toBe(0);
  const whole = await runCli(['tail', 'introspect', '-e'], { cwd: root });
  expect(whole.stderr).toContain('next offsets');
  await edit('schemas/introspect-request.message.yaml', (text) => text.replace('type: object', 'type: objct'));
  const failed = await runCli(['tail', 'introspect', '-e'], { cwd: root });
  expect(failed.code).toBe(3);
  expect(failed.stdout).toBe('');
  expect(failed.stderr).toContain('0 messages');
  expect(failed.stderr).not.toContain('next offsets');
});
