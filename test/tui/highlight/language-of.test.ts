import { expect, test } from 'vitest';
import { languageOf } from '../../../src/tui/highlight/language-of.ts';

test.each([
  ['handlers/order.ts', 'typescript'],
  ['a.mjs', 'typescript'],
  ['a.cts', 'typescript'],
  ['a.tsx', 'typescript'],
  ['Fixture.JSON', 'json'],
  ['schemas/a.yaml', 'yaml'],
  ['evtool.yml', 'yaml'],
  ['README.md', null],
  ['ts', null],
])('%s is written in %s', (file, language) => {
  expect(languageOf(file)).toBe(language);
});
