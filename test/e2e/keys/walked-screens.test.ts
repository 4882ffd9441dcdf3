import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { screens } from '../../../src/tui/screens/index.ts';

test('every screen has a walk through its keys', async () => {
  const walks = await readdir(dirname(fileURLToPath(import.meta.url)));
  expect(walks).toEqual(expect.arrayContaining(screens.map(({ name }) => `${name}.test.ts`)));
});
