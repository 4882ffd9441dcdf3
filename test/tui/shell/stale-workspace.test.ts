import { expect, test } from 'vitest';
import { EvtoolError } from '../../../src/core/errors.ts';
import { openScreen } from '../../support/screen-driver.tsx';
import { workspaceContext } from '../../support/workspace-context.ts';
import { copyWorkspace } from '../../support/workspace-copy.ts';

test('a workspace that breaks while it is shown is marked in the header until it is mended', async () => {
  const context = await workspaceContext((await copyWorkspace()).root);
  let isBroken = true;
  const renew = async (): Promise<void> => {
    if (isBroken) throw new EvtoolError('evtool.yml:44:1 is not YAML: deficient indentation');
  };
  const screen = openScreen(context, { renew });
  await screen.shows(/Topics \d/);
  screen.save();
  await screen.shows(/evtool ✗ evtool\.yml:44[\s\S]*evtool\.yml:44:1 is not YAML/);
  await screen.press('4', 'j');
  expect(await screen.shows(/Handlers \d/)).toMatch(/^evtool ✗ evtool\.yml:44 /);
  isBroken = false;
  screen.save();
  expect(await screen.shows(/evtool\.yml is fixed, and read again/)).not.toContain('✗ evtool.yml');
});
