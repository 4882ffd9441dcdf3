import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { acceptedExpectation, acceptRun } from '../../src/app/accept-run.ts';
import { requireWorkspace } from '../../src/app/require-workspace.ts';
import { type FixtureRun, runFixtures } from '../../src/app/run-fixtures.ts';
import { replayWorkspace } from '../support/replay-workspace.ts';
import { workspaceContext } from '../support/workspace-context.ts';

const waiting = { signal: new AbortController().signal };
const file = 'fixtures/order/a.json';

/** Runs a fixture, accepts what it came to, and runs it again. */
const accepted = async (fixture: unknown) => {
  const { root } = await replayWorkspace({ [file]: fixture });
  const context = await workspaceContext(root);
  const run = async (): Promise<FixtureRun> => {
    const { runs } = await runFixtures(context, 'order', waiting);
    for await (const one of runs) return one;
    throw new Error('nothing ran');
  };
  const before = await run();
  await acceptRun(context, before, acceptedExpectation(before, requireWorkspace(context).catalog));
  return { before, after: await run(), written: JSON.parse(await readFile(join(root, file), 'utf8')) };
};

test('a handler that works where it was expected to fail is right then', async () => {
  const { before, after, written } = await accepted({ expect: { outcome: 'failed' }, value: { id: 'a' } });
  expect([before.isAsExpected, after.isAsExpected]).toEqual([false, true]);
  expect(written.expect).toMatchObject({ outcome: 'ok' });
  expect(written.value).toEqual({ id: 'a' });
});

test('a handler that fails on a value alone is expected to, with its error', async () => {
  const { before, after, written } = await accepted({ id: 'b', do: [{ throw: 'no stock' }] });
  expect([before.isAsExpected, after.isAsExpected]).toEqual([false, true]);
  expect(written.expect).toMatchObject({ outcome: 'failed', error: expect.stringContaining('no stock') });
});

test('a message that turns out invalid is expected to be, and one that is valid is', async () => {
  expect((await accepted({ id: 7 })).written).toEqual({ expect: 'invalid', value: { id: 7 } });
  expect((await accepted({ expect: 'invalid', value: { id: 'a' } })).written.expect).toBe('valid');
});

test('what still holds is expected as it was written', async () => {
  const logs = [{ message: 'never said' }];
  const { written, after } = await accepted({ expect: { outcome: 'ok', produced: [], logs }, value: { id: 'a' } });
  expect(written.expect).toEqual({ outcome: 'ok', produced: [] });
  expect(after.isAsExpected).toBe(true);
});
