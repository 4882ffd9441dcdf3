import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { bindingTable } from '../../../src/tui/keys/bound.ts';
import { globalBindings } from '../../../src/tui/keys/global-bindings.ts';
import { keyClashes } from '../../../src/tui/keys/key-clashes.ts';
import { keyFault } from '../../../src/tui/keys/key-fault.ts';
import { keysPage } from '../../../src/tui/keys/keys-page.ts';
import { screens } from '../../../src/tui/screens/index.ts';

describe.each(screens.map((screen) => [screen.title, screen] as const))('the keys of %s', (_, screen) => {
  const { bindings } = bindingTable(screen, globalBindings, new Map());

  test('stand for one action in each pane', () => {
    expect(keyClashes(bindings)).toEqual([]);
  });

  test('are written as keys are called', () => {
    expect(bindings.flatMap(({ keys }) => keys.map(keyFault)).filter((fault) => fault !== null)).toEqual([]);
  });

  test('have names that are theirs alone', () => {
    const ids = bindings.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  test('say what they do, in the imperative and in a few words for the footer', () => {
    for (const { does, hint = 'x', cli = 'evtool' } of bindings) {
      expect(does).toMatch(/^[a-z].*[^.]$/);
      expect(hint.split(' ').length).toBeLessThan(4);
      expect(cli).toMatch(/^(evtool|--)/);
    }
  });
});

test('the page of keys is up to date: npm run keys', async () => {
  expect(await readFile(new URL('../../../docs/keys.md', import.meta.url), 'utf8')).toBe(keysPage(screens));
});
