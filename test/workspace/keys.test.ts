import { expect, test } from 'vitest';
import { loadWorkspace } from '../../src/workspace/load-workspace.ts';
import { failureOf } from '../support/failure-of.ts';
import { copyWorkspace } from '../support/workspace-copy.ts';

const load = async (keys: string) => {
  const { root, edit } = await copyWorkspace();
  await edit('evtool.yml', (text) => `${text}\n${keys}\n`);
  return loadWorkspace(root, root);
};

test('the keys of evtool.yml are one or several for an action', async () => {
  const workspace = await load('keys: { topics.sort: S, quit: [q, ^q], help: [] }');
  expect(workspace?.keys).toEqual(
    new Map([
      ['topics.sort', ['S']],
      ['quit', ['q', '^q']],
      ['help', []],
    ]),
  );
});

test('a key that is no text is a fault of the file', async () => {
  expect(await failureOf(load('keys: { topics.sort: 1 }'))).toMatchObject({ exitCode: 2 });
});
