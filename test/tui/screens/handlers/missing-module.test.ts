import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { replayWorkspace } from '../../../support/replay-workspace.ts';
import { openScreen } from '../../../support/screen-driver.tsx';
import { workspaceContext } from '../../../support/workspace-context.ts';

const withGone = async (): Promise<string> => {
  const { root, write } = await replayWorkspace({});
  const config = await readFile(join(root, 'evtool.yml'), 'utf8');
  const gone = '  gone: { module: handlers/gone.ts, event: order }\n';
  await write('evtool.yml', config.replace(/^handlers:\n/m, `handlers:\n${gone}`));
  return root;
};

test('a handler whose file is gone keeps no screen from opening, and is red on that of handlers', async () => {
  const root = await withGone();
  await expect(workspaceContext(root)).rejects.toThrow(/there is no file handlers\/gone\.ts/);
  const screen = openScreen(await workspaceContext(root, { accept: 'viewable' }), { columns: 120, rows: 40 });
  await screen.shows(/Topics \d/);
  await screen.press('4');
  expect(await screen.shows(/Handlers \d/)).toMatch(/✗ evtool\.yml:\d+:\d+ there is no/);
  await screen.press('/');
  await screen.type('gone');
  await screen.press('Enter', 'T');
  await screen.shows(/gone +.*✗ did not run|It has no fixtures yet/);
});
