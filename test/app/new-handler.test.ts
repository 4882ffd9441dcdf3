import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newHandler } from '../../src/app/new-handler.ts';
import { openFiles } from '../../src/workspace/files.ts';
import { loadWorkspace } from '../../src/workspace/load-workspace.ts';
import { runCli } from '../support/run-cli.ts';

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
  expect(await newHandler(await context(), 'order-placed')).toEqual({
    changes: [
      { file: 'handlers/order-placed.ts', action: 'created' },
      { file: '.vscode/launch.json', action: 'created' },
    ],
    launch: null,
  });
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
  const { changes } = await newHandler(await context(), 'order-placed');
  expect(changes).toContainEqual(expect.objectContaining({ file, action: 'created' }));
  expect((await context()).workspace?.handlers).toMatchObject([{ name: 'order-placed', module: file }]);
});

test('an ending that nobody expects is explained', async () => {
  writeFileSync(join(root, 'package.json'), '{ "type": "commonjs" }');
  const { stdout } = await runCli(['new', 'handler', 'order-placed'], { cwd: root });
  expect(stdout).toMatch(
    /^created {2}handlers\/order-placed\.mts {2}\(\.mts, as package\.json says "type": "commonjs"\)\ncreated {2}\.vscode/,
  );
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

const written = (): { readonly configurations: readonly unknown[] } =>
  JSON.parse(readFileSync(join(root, '.vscode/launch.json'), 'utf8'));

test('VS Code runs it with a good fixture, by the evtool that is installed beside it', async () => {
  mkdirSync(join(root, 'node_modules/evtool/bin'), { recursive: true });
  writeFileSync(join(root, 'node_modules/evtool/bin/evtool.js'), '');
  mkdirSync(join(root, 'fixtures/order-placed'), { recursive: true });
  writeFileSync(join(root, 'fixtures/order-placed/a.json'), '{ "expect": "invalid", "value": {} }');
  writeFileSync(join(root, 'fixtures/order-placed/b.json'), '{ "broken": ');
  writeFileSync(join(root, 'fixtures/order-placed/c.json'), '{ "value": {} }');
  await newHandler(await context(), 'order-placed');
  expect(written()).toEqual({
    version: '0.2.0',
    configurations: [
      {
        name: 'evtool: order-placed',
        type: 'node',
        request: 'launch',
        program: `\${workspaceFolder}/node_modules/evtool/bin/evtool.js`,
        args: ['replay', 'fixtures/order-placed/c.json', '--handler', 'order-placed', '--timeout-ms', '0'],
        skipFiles: ['<node_internals>/**', '**/node_modules/**'],
        console: 'integratedTerminal',
      },
    ],
  });
});

test('VS Code runs it by npx where evtool is installed elsewhere', async () => {
  await newHandler(await context(), 'order-placed');
  expect(written().configurations).toEqual([
    expect.objectContaining({ runtimeExecutable: 'npx', runtimeArgs: ['evtool'] }),
  ]);
  expect(written().configurations).toEqual([
    expect.objectContaining({ args: expect.arrayContaining(['fixtures/order-placed/valid.json']) }),
  ]);
});

test('a launch.json that is there is left as it is, and what to add to it is said', async () => {
  mkdirSync(join(root, '.vscode'));
  writeFileSync(join(root, '.vscode/launch.json'), '// mine');
  expect(await newHandler(await context(), 'order-placed')).toMatchObject({
    changes: [{ file: 'handlers/order-placed.ts', action: 'created' }],
    launch: { name: 'evtool: order-placed', type: 'node', request: 'launch' },
  });
  expect(readFileSync(join(root, '.vscode/launch.json'), 'utf8')).toBe('// mine');
  writeFileSync(join(root, 'evtool.yml'), 'events: { refund: { topic: t } }');
  const { stdout } = await runCli(['new', 'handler', 'refund'], { cwd: root });
  expect(stdout).toMatch(/^created {2}handlers\/refund\.ts\n\n\.vscode\/launch\.json stays as it is\./);
  expect(stdout).toContain('"name": "evtool: refund"');
});

test('what is said to come next succeeds, with a bad fixture beside the good one', async () => {
  rmSync(join(root, 'evtool.yml'));
  await runCli(['init'], { cwd: root });
  await runCli(['new', 'event', 'order-paid'], { cwd: root });
  const { stdout } = await runCli(['new', 'handler', 'order-paid'], { cwd: root });
  const line = 'replay fixtures/order-paid/valid.json --handler order-paid';
  expect(stdout).toContain(`\nNext: evtool ${line}\n`);
});

test('what is said to come next takes the topic where there is no fixture', async () => {
  const { stdout } = await runCli(['new', 'handler', 'order-placed'], { cwd: root });
  expect(stdout).toContain('\nNext: evtool replay --handler order-placed\n');
});
