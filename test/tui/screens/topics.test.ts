import { expect, test } from 'vitest';
import { openScreen } from '../../support/screen-driver.tsx';
import { workspaceContext } from '../../support/workspace-context.ts';
import { copyWorkspace } from '../../support/workspace-copy.ts';

test('shows the topics of the workspace, and filters them while one types', async () => {
  const screen = openScreen(await workspaceContext((await copyWorkspace()).root));
  await screen.shows(/platform\.content-sources\.introspect/);
  await screen.press('/');
  await screen.type('todo');
  expect(await screen.shows(/Topics 1/)).not.toContain('content-sources');
});
