import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runPage } from '../support/run-page.ts';
import { copyWorkspace } from '../support/workspace-copy.ts';

const file = fileURLToPath(new URL('../../docs/debugging.md', import.meta.url));

/** `vitest run test/docs -u` writes what is printed now into the page. */
test('the page on debugging shows what its commands print', async () => {
  const page = await readFile(file, 'utf8');
  await expect(await runPage(page, await copyWorkspace())).toMatchFileSnapshot(file);
});
