import { expect, test } from 'vitest';
import { openScreen } from '../../support/screen-driver.tsx';
import { workspaceContext } from '../../support/workspace-context.ts';
import { copyWorkspace } from '../../support/workspace-copy.ts';

test('command lines name a workspace that was named, so that they can be typed anywhere', async () => {
  const { root } = await copyWorkspace();
  const screen = openScreen(await workspaceContext(root, { workspace: root }));
  const lineOf = async (key: string, title: RegExp): Promise<string | undefined> => {
    await screen.press(key);
    await screen.shows(title);
    await screen.press('!');
    await screen.shows(/Command line/);
    await screen.press('Esc');
    return screen.copied().at(-1);
  };
  await screen.shows(/introspect/);
  const flag = `--workspace=${root}`;
  expect(await lineOf('1', /Topics 3/)).toBe(`evtool topics ${flag}`);
  expect(await lineOf('4', /todo-created/)).toBe(`evtool handlers ${flag}`);
  expect(await lineOf('7', /Schemas/)).toBe(`evtool check ${flag}`);
  await screen.press('5');
  await screen.shows(/msg-1/);
  await screen.press('G', '!');
  await screen.shows(/Command line/);
  expect(screen.copied().at(-1)).toMatch(new RegExp(`^evtool validate ${root}/fixtures/\\S+ ${flag}$`));
});

test('command lines are short in the folder of the workspace', async () => {
  const { root } = await copyWorkspace();
  const screen = openScreen(await workspaceContext(root));
  await screen.shows(/introspect/);
  await screen.press('!');
  await screen.shows(/Command line/);
  expect(screen.copied()).toEqual(['evtool topics']);
});
