import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { initWorkspace } from '../../src/app/init.ts';
import { openFiles } from '../../src/workspace/files.ts';
import { loadWorkspace } from '../../src/workspace/load-workspace.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'evtool-init-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const init = () => initWorkspace({ files: openFiles({ cwd: root, root: null }) });
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

test('a new workspace is sound, and has the embedded broker', async () => {
  expect(await init()).toEqual([
    { file: 'evtool.yml', action: 'created' },
    { file: '.gitignore', action: 'created' },
  ]);
  const workspace = await loadWorkspace(root, root, { env: {} });
  expect([workspace?.defaultContext, workspace?.contexts.get('local')?.brokers]).toEqual(['local', null]);
  expect(read('.gitignore')).toBe('.evtool/\n');
});

test.each(['evtool.yml', 'evtool.yaml', 'evtool.json'])('a folder with %s is left as it is', async (name) => {
  writeFileSync(join(root, name), '{}');
  await expect(init()).rejects.toThrow(`There is a workspace here already: ${name}.`);
  expect(readdirSync(root)).toEqual([name]);
});

test('an existing .gitignore is added to once', async () => {
  writeFileSync(join(root, '.gitignore'), 'node_modules');
  expect(await init()).toContainEqual({ file: '.gitignore', action: 'changed' });
  expect(read('.gitignore')).toBe('node_modules\n.evtool/\n');
  rmSync(join(root, 'evtool.yml'));
  expect(await init()).toEqual([{ file: 'evtool.yml', action: 'created' }]);
});

test('a new workspace says what makes a context careful', async () => {
  await init();
  expect(read('evtool.yml')).toMatch(/# {3}production: true #.*asks.*\n.*# {3}readOnly: true #/);
});
