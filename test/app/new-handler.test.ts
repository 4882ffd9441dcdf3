import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newHandler } from '../../src/app/new-handler.ts';
import { openFiles } from '../../src/workspace/files.ts';
import { loadWorkspace } from '../../src/workspace/load-workspace.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'evtool-new-handler-'));
  writeFileSync(join(root, 'evtool.yml'), 'events: { order-placed: { topic: t } }');
});
afterEach(() => rmSync(root, { recursive: true }));

const context = async () => ({
  files: openFiles({ cwd: root, root }),
  workspace: await loadWorkspace(root, root, { env: {} }),
});

test('a handler is found by its event’s name', async () => {
  expect(await newHandler(await context(), 'order-placed')).toEqual([
    { file: 'handlers/order-placed.ts', action: 'created' },
  ]);
  expect(readFileSync(join(root, 'handlers/order-placed.ts'), 'utf8')).toContain("from 'evtool'");
  expect((await context()).workspace?.handlers).toMatchObject([{ name: 'order-placed', events: ['order-placed'] }]);
});

test.each([
  ['{ "type": "commonjs" }', 'handlers/order-placed.mts'],
  ['{ "type": "module" }', 'handlers/order-placed.ts'],
  ['{}', 'handlers/order-placed.ts'],
  ['{ "type": ', 'handlers/order-placed.ts'],
])('beside a package.json of %s it is a file that Node takes for a module', async (text, file) => {
  writeFileSync(join(root, 'package.json'), text);
  expect(await newHandler(await context(), 'order-placed')).toEqual([{ file, action: 'created' }]);
  expect((await context()).workspace?.handlers).toMatchObject([{ name: 'order-placed', module: file }]);
});

test('an unknown event is refused with the one that was meant', async () => {
  await expect(newHandler(await context(), 'order-placd')).rejects.toMatchObject({
    message: 'A handler is named after its event, and no event is named "order-placd". Did you mean "order-placed"?',
    hint: 'Add it: evtool new event order-placd',
    exitCode: 2,
  });
});

test('a handler that is there is left as it is', async () => {
  mkdirSync(join(root, 'handlers'));
  writeFileSync(join(root, 'handlers/order-placed.js'), 'mine');
  await expect(newHandler(await context(), 'order-placed')).rejects.toThrow(
    'There is a handler "order-placed" already: handlers/order-placed.js.',
  );
});
