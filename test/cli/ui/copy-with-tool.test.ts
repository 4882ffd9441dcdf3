import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { copyWithTool } from '../../../src/cli/ui/copy-with-tool.ts';

/** A folder of programs, which keep what they are given. */
const withTools = async (tools: Readonly<Record<string, string>>): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'evtool-tools-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, script] of Object.entries(tools)) {
    await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`);
    await chmod(join(folder, name), 0o755);
  }
  return folder;
};

test('copies with the tool of the display that there is', async () => {
  const folder = await withTools({ 'wl-copy': 'exit 9', xclip: '/bin/cat > "$OUT"; echo "$*" >> "$OUT"' });
  const OUT = join(folder, 'out');
  await copyWithTool('größe\n', { PATH: folder, DISPLAY: ':0', OUT });
  expect(await readFile(OUT, 'utf8')).toBe('größe\n-selection clipboard\n');
});

test('without a tool the terminal alone is asked', async () => {
  await copyWithTool('a', { PATH: await withTools({}), DISPLAY: ':0' });
});

test('a tool that fails is told of', async () => {
  const folder = await withTools({ xclip: 'exit 3' });
  await expect(copyWithTool('a', { PATH: folder, DISPLAY: ':0' })).rejects.toThrow(/xclip ended with 3/);
});

test('a program in the folder that evtool is started in is no tool', async () => {
  const folder = await withTools({ pbcopy: 'exit 3' });
  const before = process.cwd();
  process.chdir(folder);
  onTestFinished(() => process.chdir(before));
  await copyWithTool('a', { PATH: '' });
});
