import { expect, test } from 'vitest';
import { type FixtureRun, runFixtures } from '../../src/app/run-fixtures.ts';
import { replayWorkspace } from '../support/replay-workspace.ts';
import { workspaceContext } from '../support/workspace-context.ts';

const waiting = { signal: new AbortController().signal };

const run = async (files: Readonly<Record<string, unknown>>, handler = 'order') => {
  const { root } = await replayWorkspace(files);
  const { files: inOrder, runs } = await runFixtures(await workspaceContext(root), handler, waiting);
  const all: FixtureRun[] = [];
  for await (const one of runs) all.push(one);
  return { total: inOrder.length, runs: all };
};

test('a handler is run on the fixtures of its events, and on no others', async () => {
  const { total, runs } = await run({
    'fixtures/order/a.json': { id: 'a' },
    'fixtures/invoice/b.json': { order: 'b' },
    'fixtures/elsewhere.json': { event: 'order', value: { id: 'c' } },
    'fixtures/order/broken.json': '{',
  });
  expect(runs.map(({ file }) => file)).toEqual(['fixtures/order/a.json', 'fixtures/elsewhere.json']);
  expect(total).toBe(2);
});

test.each([
  ['valid and handled', { id: 'a' }, true],
  ['valid and failed on', { id: 'a', do: [{ throw: 'no' }] }, false],
  ['valid and skipped', { id: 'a', do: [{ skip: 'why not' }] }, true],
  ['invalid', { id: 7 }, false],
  ['invalid as expected', { expect: 'invalid', value: { id: 7 } }, true],
  ['valid, but not expected to be', { expect: 'invalid', value: { id: 'a' } }, false],
  ['failed on as expected', { expect: { outcome: 'failed' }, value: { id: 'a', do: [{ throw: 'no' }] } }, true],
  ['handled, but expected to fail', { expect: { outcome: 'failed' }, value: { id: 'a' } }, false],
])('a fixture that is %s', async (_, fixture, isAsExpected) => {
  const { runs } = await run({ 'fixtures/order/a.json': fixture });
  expect(runs).toMatchObject([{ file: 'fixtures/order/a.json', isAsExpected }]);
});

test('a handler without fixtures is not even loaded', async () => {
  expect(await run({ 'handlers/order.ts': 'export default {' })).toEqual({ total: 0, runs: [] });
});

test('an unknown handler is wrong use', async () => {
  await expect(run({}, 'oder')).rejects.toThrow('Unknown handler "oder".');
});
