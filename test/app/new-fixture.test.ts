import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixtureNameFault, newFixture } from '../../src/app/new-fixture.ts';
import { replayWorkspace } from '../support/replay-workspace.ts';
import { workspaceContext } from '../support/workspace-context.ts';

const opened = async () => {
  const { root } = await replayWorkspace();
  return { root, context: await workspaceContext(root) };
};

test('a new fixture is in the folder of its event, and names it', async () => {
  const { root, context } = await opened();
  const { file } = await newFixture(context, { event: 'order', name: 'first' });
  expect(file).toBe('fixtures/order/first.json');
  expect(JSON.parse(await readFile(join(root, file), 'utf8'))).toMatchObject({ event: 'order' });
});

test('a fixture that is there stays as it is', async () => {
  const { context } = await opened();
  await newFixture(context, { event: 'order', name: 'first.json' });
  await expect(newFixture(context, { event: 'order', name: 'first.json' })).rejects.toThrow(
    'fixtures/order/first.json',
  );
});

test.each(['', '.hidden', '../up', 'a/b', 'a b'])('%j is no name of a fixture', async (name) => {
  expect(fixtureNameFault(name)).not.toBeNull();
  const { context } = await opened();
  await expect(newFixture(context, { event: 'order', name })).rejects.toThrow('cannot be the name');
});
