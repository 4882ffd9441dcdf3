import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { packageRoot } from '../../../src/cli/demo/package-root.ts';

test('the package is where its package.json is, however deep the file lies', async () => {
  const root = await mkdtemp(join(tmpdir(), 'evtool-package-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await mkdir(join(root, 'dist/deep'), { recursive: true });
  await writeFile(join(root, 'package.json'), '{}');
  expect(packageRoot(join(root, 'dist/deep/main.js'))).toBe(root);
});

test('a file that is in no package is told so, with a way out', () => {
  expect(() => packageRoot('/nowhere/at/all/main.js')).toThrow(/no package\.json is above/);
});
