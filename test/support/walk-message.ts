import { expect } from 'vitest';
import type { Walk } from './key-walk.ts';
import { isAt, topicOf } from './walked-todos.ts';

/** The invalid one at 110. */
export const looksAtOne = async (walk: Walk): Promise<void> => {
  const { key, goes, refuses, editor, workspace } = walk;
  const under = (text: string | RegExp) => isUnderCursor(walk, text);
  await key('detail', 'Enter', under('✗ /id must be at least 0'));
  const rule = (await workspace.read('schemas/todo-created.event.yaml')).split('\n').indexOf('    minimum: 0') + 1;
  const place = `+${rule} ${workspace.path('schemas/todo-created.event.yaml')}`;
  await key('open-rule', 'V', async () => {
    expect(await editor.calls()).toEqual([place]);
    return true;
  });
  await key('open-row', 'Enter', under(/^id: -110 .*✗ must/m));
  await refuses('open-rule', 'V', /Put the cursor on an issue that names a rule\./);
  await key('fold', 'h', under('▾ value: {3}'));
  await key('fold', 'left', under('▸ value: {id: -110, '));
  await key('unfold', 'l', under('▾ value: {3}'));
  await key('unfold', 'right', under(/^id: -110 /m));
  await key('fold-all', 'z', under('▸ value: {id: -110, '));
  await key('unfold-all', 'Z', (screen) => /▾ value: \{3\}/.test(screen) && /title: "todo 110"/.test(screen));

  await key('raw', 'r', /\{"id":-110,"title":"todo 110"[\s\S]* raw ─/);
  await refuses('fold', 'h', /The value is shown as it was sent: r shows the tree\./);
  await goes(['r'], /▾ value: \{3\}/);
  await key('hex', 'x', /0000000 7b 22 69 64 22 [\s\S]* hex ─/);
  await refuses('unfold-all', 'Z', /The bytes are shown: x shows the tree\./);
  await goes(['x'], /▾ value: \{3\}/);
  await copies(walk);
  await goes(['j'], /^Enter /m);
  await goes(['Esc'], /^Enter detail /m);
};

/** Each choice, what it says then, and what goes to the clipboard. */
const copies = async (walk: Walk): Promise<void> => {
  const { key, goes, copied } = walk;
  const topic = topicOf(walk);
  const value = '{"id":-110,"title":"todo 110","description":"of the list"}';
  const message = { event: 'todo-created', topic, partition: 0, offset: 110, key: 'k-110', value: JSON.parse(value) };
  const choices = [
    ['v', 'the value', (text: string) => expect(text).toBe(value)],
    ['k', 'the key', (text: string) => expect(text).toBe('k-110')],
    ['p', 'the place', (text: string) => expect(text).toBe(`${topic}:0@110`)],
    ['m', 'the message', (text: string) => expect(JSON.parse(text)).toMatchObject(message)],
    ['c', 'the command line', (text: string) => expect(text).toMatch(/^evtool .*tail \S+ --from=0=110:111\b/)],
  ] as const;
  for (const [choice, what, isRight] of choices) {
    await key('copy', 'y', /^Copy$/m);
    await goes([choice], async (screen) => {
      expect(screen).toContain(`Copied ${what}.`);
      isRight(await copied());
      return true;
    });
  }
};

export const compares = async (walk: Walk): Promise<void> => {
  const { key, goes, refuses } = walk;
  await refuses('difference', '=', /No message is marked yet: m marks the one to compare with\./);
  await key('mark', 'm', / \*0:110 /);
  await refuses('difference', '=', /This is the marked message: go to another one\./);
  await goes(['k'], isAt(walk, 40));
  await key('difference', '=', /─ 0:110 → 0:40 ─[\s\S]*\/value\/id {2}changed[\s\S]*- -110[\s\S]*\+ -40/);
  await goes(['Esc'], isAt(walk, 40));
};

const isUnderCursor =
  ({ cursor }: Walk, text: string | RegExp) =>
  async () => {
    expect(await cursor()).toMatch(text);
    return true;
  };
