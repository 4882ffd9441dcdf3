import { describe, expect, test } from 'vitest';
import { openScreen } from '../../support/screen-driver.tsx';
import { workspaceContext } from '../../support/workspace-context.ts';
import { copyWorkspace } from '../../support/workspace-copy.ts';

const open = async (size: { readonly columns?: number; readonly rows?: number } = {}) => {
  const screen = openScreen(await workspaceContext((await copyWorkspace()).root), size);
  await screen.shows(/todo-created/);
  return screen;
};

describe('the help', () => {
  test('says what is not available now, and why', async () => {
    const screen = await open();
    await screen.press('/');
    await screen.type('nothing at all');
    await screen.press('Enter', '?');
    await screen.shows(
      /Enter +see the messages of the topic +:open[\s\S]*not now: There is no topic under the cursor\./,
    );
  });

  test('scrolls to its end and no further, and closes', async () => {
    const screen = await open();
    await screen.press('?');
    await screen.shows(/Keys: Topics[\s\S]*more ↓/);
    await screen.press('G', 'j', 'j');
    await screen.shows(/7 +schemas[\s\S]*Esc closes/);
    await screen.press('k', 'Esc');
    await screen.shows(/Topics 3/);
  });
});

describe('the : line', () => {
  test('lists what it can become, and completes it', async () => {
    const screen = await open();
    await screen.press(':');
    await screen.shows(/sort +choose what the topics are sorted by[\s\S]*\d+ more/);
    await screen.type('half');
    await screen.press('Tab');
    await screen.shows(/^:half-page-/m);
    await screen.press('Esc');
    await screen.shows(/\? help/);
  });

  test('takes the beginning of one name, and names the nearest of a wrong one', async () => {
    const screen = await open();
    await screen.press(':');
    await screen.type('srot');
    await screen.press('Enter');
    await screen.shows(/Did you mean sort\?/);
    await screen.press('^u');
    await screen.type('so');
    await screen.press('Enter');
    await screen.shows(/Sort by/);
  });
});

test('! shows and copies the command line for what is on the screen', async () => {
  const screen = await open();
  await screen.press('/');
  await screen.type('todo');
  await screen.press('Enter', 'i', '!');
  await screen.shows(/Command line[\s\S]*evtool topics todo -v/);
  expect(screen.copied()).toEqual(['evtool topics todo -v']);
});

test('what is said takes two rows where one is too few, and ends with a sign where it is cut', async () => {
  const screen = await open({ columns: 60, rows: 15 });
  await screen.press('P');
  await screen.shows(/another file/);
  await screen.press('/');
  await screen.type(`${'far/'.repeat(60)}away.json`);
  await screen.press('Enter');
  const frame = await screen.shows(/There is no file/);
  expect(frame.split('\n').length).toBe(15);
  expect(frame.split('\n').at(-1)).toMatch(/…$/);
});

test('at 60 columns the header names the screen that is shown and numbers the others', async () => {
  const screen = await open({ columns: 60, rows: 15 });
  expect(screen.frame()).toMatch(/^ 1 Topics {2}2 {2}3 {2}4 {2}5 {2}6 {2}7$/m);
  await screen.press('6');
  await screen.shows(/^ 1 {2}2 {2}3 {2}4 {2}5 {2}6 Groups {2}7$/m);
});
