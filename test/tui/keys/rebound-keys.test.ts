import { describe, expect, test } from 'vitest';
import { reboundKeys } from '../../../src/tui/keys/rebound-keys.ts';
import { screens } from '../../../src/tui/screens/index.ts';
import { openScreen } from '../../support/screen-driver.tsx';
import { workspaceContext } from '../../support/workspace-context.ts';
import { copyWorkspace } from '../../support/workspace-copy.ts';

/** The UI of a workspace whose `evtool.yml` ends with these keys. */
const withKeys = async (keys: string) => {
  const workspace = await copyWorkspace();
  await workspace.edit('evtool.yml', (text) => `${text}\nkeys:\n${keys}`);
  return workspaceContext(workspace.root);
};

test('a key of evtool.yml takes the place of ours, in the footer too', async () => {
  const screen = openScreen(await withKeys('  topics.sort: S\n'));
  await screen.shows(/S sort/);
  await screen.press('o');
  await screen.shows(/o does nothing here/);
  await screen.press('S');
  await screen.shows(/Sort by/);
});

test('a bare name is meant on every screen that has the action', async () => {
  const screen = openScreen(await withKeys('  filter: [M-f]\n  down: [j, J]\n'));
  await screen.shows(/M-f filter/);
  await screen.shows(/todo-created/);
  await screen.press('J', 'y');
  expect(screen.copied()).toEqual(['platform.idmsvc.todo-created']);
});

test('keys are mended while the screens are shown, and a mistake in them is told at once', async () => {
  let context = await withKeys('  topics.sorrt: S\n');
  const screen = openScreen(() => context, { renew: async () => {} });
  await screen.shows(/Did you mean "topics\.sort"\?/);
  context = await withKeys('  topics.sort: S\n');
  screen.save();
  expect(await screen.shows(/The keys of evtool\.yml are used\./)).toMatch(/^evtool local/);
  await screen.press('S');
  await screen.shows(/Sort by/);
  await screen.press('Esc');
  await screen.shows(/S sort/);
  context = await withKeys('  topics.sort: Entr\n');
  screen.save();
  expect(await screen.shows(/"Entr" is no key/)).toMatch(/^evtool ✗ keys evtool\.yml:\d+ local/);
  await screen.press('o');
  await screen.shows(/Sort by/);
});

describe('keys that cannot be', () => {
  const faults = async (keys: string) => reboundKeys((await withKeys(keys)).workspace, screens).faults;

  test('name the action that was most likely meant', async () => {
    expect(await faults('  topics.sorrt: S\n')).toEqual([
      expect.stringMatching(/^evtool\.yml:\d+:3: no action is named "topics\.sorrt"\. Did you mean "topics\.sort"\?$/),
    ]);
  });

  test('say where the names of actions are', async () => {
    const [fault] = await faults('  bogus.name: x\n');
    expect(fault).toMatch(/no action is named "bogus\.name"\. On each screen \? shows the names of its actions\.$/);
  });

  test('name the key that was most likely meant', async () => {
    expect(await faults('  topics.sort: Entr\n')).toEqual([
      expect.stringContaining('"Entr" is no key. Did you mean "Enter"?'),
    ]);
  });

  test('are signs that a terminal would obey', async () => {
    for (const key of ['"\\e"', '"M-\\a"', '"\\u202e"'])
      expect(await faults(`  topics.sort: ${key}\n`)).toEqual([expect.stringContaining('is no key.')]);
  });

  test('name both actions of one key', async () => {
    expect(await faults('  topics.sort: P\n')).toEqual([
      expect.stringContaining('"P" would be the key of two actions: produce and sort (Topics)'),
    ]);
  });

  test('leave the standard keys, as the screen says until they are mended', async () => {
    const screen = openScreen(await withKeys('  topics.sort: S\n  bogus.name: x\n'));
    await screen.shows(/The standard keys are used\. evtool\.yml:\d+:3: no action is named "bogus\.name"/);
    await screen.press('o');
    expect(await screen.shows(/Sort by/)).toMatch(/^evtool ✗ keys evtool\.yml:\d+ local/);
    await screen.press('Esc', '?');
    await screen.shows(/The standard keys: those of evtool\.yml cannot be\s[\s\S]*"bogus\.name"[\s\S]*Fix them/);
  });
});
