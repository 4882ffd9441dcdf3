import { mkdir } from 'node:fs/promises';
import { expect } from 'vitest';
import { fixturesScreen } from '../../../src/tui/screens/fixtures/fixtures-screen.ts';
import { readAll } from '../../support/broker-session.ts';
import { keyWalk, type Walk } from '../../support/key-walk.ts';
import { walkMoves } from '../../support/walk-moves.ts';
import type { WorkspaceCopy } from '../../support/workspace-copy.ts';

const folder = 'fixtures/todo-created';
const valid = `${folder}/todo.json`;
const wrong = `${folder}/wrong.json`;
const expected = `${folder}/negative-id.yaml`;

/** More than any of the sizes has room for. */
const many = 55;
const longest = 120;

const writeFixtures = async ({ path, write }: WorkspaceCopy): Promise<void> => {
  await write(wrong, '{\n  "id": 1,\n  "title": 7,\n  "description": "none"\n}\n');
  await mkdir(path(`${folder}/many`));
  const lines = Array.from({ length: longest - 3 }, (_, n) => `# line ${n + 4}`).join('\n');
  for (let n = 0; n < many; n += 1) {
    const name = `${folder}/many/list-${String(n).padStart(2, '0')}.yaml`;
    await write(name, `id: ${n}\ntitle: Many\ndescription: none\n${lines}`);
  }
};

/** The title when nothing is left out. */
const all = /^╭─ Fixtures \d+(, \d wrong)? ─/m;

/** Leaves the files that have the words, with the cursor on the last one of them. */
const find = async ({ goes, answers, until, cursor, screen }: Walk, words: string): Promise<void> => {
  if (!all.test(await screen())) await goes(['Esc'], all);
  await goes(['/'], /^\/(?! ?filter)/m);
  await answers(words);
  await until(new RegExp(`Fixtures .*/${words}`));
  const isThere = async (): Promise<boolean> => (await cursor()).includes(words.split(' ').at(-1) ?? '');
  if (!(await isThere())) await goes(['G'], isThere);
};

/** Only the list has this hint. */
const isInList = (screen: string): boolean => /Enter show/.test(screen);
const isInFile = (screen: string): boolean => !isInList(screen);

/** Enter, and the keys of folds, in the tree and out of a file. */
const foldAndShow = async (walk: Walk): Promise<void> => {
  const { key, goes, cursor } = walk;
  await find(walk, 'many list-');
  await goes(['g'], async () => (await cursor()).includes('fixtures/'));
  const isFolded = (screen: string): boolean => /▸ fixtures\//.test(screen) && !/list-0/.test(screen);
  const isUnfolded = (screen: string): boolean => /▾ fixtures\//.test(screen) && /list-0/.test(screen);
  await key('fold', 'h', isFolded);
  await key('unfold', 'l', isUnfolded);
  await key('fold', 'left', isFolded);
  await key('unfold', 'right', isUnfolded);
  await key('show', 'Enter', isFolded);
  await key('show', 'Enter', isUnfolded);
  await find(walk, 'todo.json');
  for (const [into, id] of [
    ['Enter', 'show'],
    ['l', 'unfold'],
    ['right', 'unfold'],
  ] as const) {
    await key(id, into, (screen) => isInFile(screen) && /2 +"id": 12345/.test(screen));
    await key('fold', into === 'l' ? 'h' : 'left', isInList);
  }
};

const move = async (walk: Walk): Promise<void> => {
  const { goes, cursor } = walk;
  await find(walk, 'many list-');
  const folders = ['fixtures/', 'todo-created/', 'many/'];
  await goes(['g'], async () => (await cursor()).includes('fixtures/'));
  const at = async (): Promise<number> => {
    const row = await cursor();
    const number = /list-(\d+)/.exec(row)?.[1];
    return number === undefined ? folders.findIndex((name) => row.includes(name)) : Number(number) + folders.length;
  };
  await walkMoves(walk, { at, last: many + folders.length - 1 });
  await goes(['G'], async () => (await cursor()).includes(`list-${many - 1}`));
  await goes(['l'], isInFile);
  const rows = (screen: string): readonly number[] =>
    [...screen.matchAll(/ (\d+) (?:id:|title:|description:|# line)/g)].map(([, line]) => Number(line));
  const page = rows(await walk.screen()).length;
  await walkMoves(walk, { at: (screen) => (rows(screen)[0] ?? 0) - 1, last: longest - page });
  await goes(['h'], isInList);
};

const edit = async (walk: Walk): Promise<void> => {
  const { key, until, editor, workspace } = walk;
  await find(walk, 'wrong.json');
  await until(/✗ wrong\.json +invalid/);
  await editor.next('s/"title": 7/"title": "mended"/');
  await key('edit', 'e', /✓ wrong\.json +valid/);
  expect(await editor.calls()).toEqual([`+3 ${workspace.path(wrong)}`]);
  await workspace.edit(wrong, (text) => text.replace('"none"', '3'));
  await until(/✗ wrong\.json +invalid/);
  await key('edit', 'V', async () => (await editor.calls()).length === 2);
  expect((await editor.calls())[1]).toBe(`+4 ${workspace.path(wrong)}`);
};

const send = async (walk: Walk): Promise<void> => {
  const { key, goes, until, press, broker, prefix, place, cursor } = walk;
  const topic = `${prefix}idmsvc.todo-created`;
  const isOn = (name: string) => async () => (await cursor()).includes(name);
  const sent = async (): Promise<readonly unknown[]> =>
    (await readAll(broker, topic)).map(({ value }) => JSON.parse(String(value)).id);
  /** Where others may read it, it is asked first, and Enter is no answer. */
  const sends = async (keys: readonly string[], count: number, proof: RegExp): Promise<void> => {
    const messages = `${count} ${count === 1 ? 'message' : 'messages'}`;
    if (place.address === null && count > 1) {
      await goes(keys, new RegExp(`Send ${messages}\\?[\\s\\S]*y yes +n no`));
      return goes(['y'], proof);
    }
    if (place.address === null) return goes(keys, proof);
    const where = place.address.replaceAll('.', '\\.');
    const question = new RegExp(
      `Send to a shared cluster\\?\\s+cluster .*${where}.*\\s+topic ${topic}: ${messages}\\s[\\s\\S]*y yes +n no`,
    );
    await goes(keys, question);
    await press('Enter');
    await goes(['n'], (screen) => /Nothing is sent\./.test(screen) && !question.test(screen));
    await goes(keys, question);
    await press('Enter');
    await until(question);
    await goes(['y'], proof);
  };

  await find(walk, 'wrong.json');
  await key(
    'produce',
    'P',
    /Nothing was sent[\s\S]*wrong\.json:4[\s\S]*\/description[\s\S]*e edit it +s send all the same/,
  );
  await goes(['Esc'], isInList);
  expect(await sent()).toEqual([]);

  await find(walk, 'todo.json');
  const receipt = new RegExp(`Sent 1 message[\\s\\S]*✓ ${topic} partition \\d at offset 0[\\s\\S]*${valid}`);
  await sends(['P'], 1, receipt);
  expect(await sent()).toEqual([12345]);
  await goes(['Esc'], isInList);

  await find(walk, 'json');
  await goes(['g', 'j', 'j', 'j'], isOn('todo-created/'));
  const choice = /2 of 3 cannot be sent[\s\S]*send the other 1/;
  await goes(['P'], choice);
  await goes(['w'], /Nothing was sent[\s\S]*misspelt-description\.json:3/);
  await goes(['Esc'], isInList);
  await goes(['P'], choice);
  await goes(['Esc'], isInList);
  await sends(['P', 'o'], 1, /Sent 1 message/);
  await goes(['Esc'], isInList);
  expect(await sent()).toEqual([12345, 12345]);

  // What the filter hides of a folder is not sent.
  await find(walk, 'list-0');
  await goes(['g'], isOn('fixtures/'));
  await sends(['P'], 10, /Sent 10 messages/);
  expect((await sent()).length).toBe(12);
};

keyWalk({ ...fixturesScreen, prepare: async ({ workspace }) => writeFixtures(workspace) }, async (walk) => {
  const { key, refuses, goes, until, types, answers, cursor, copied, workspace, place } = walk;
  await goes(['5'], /Fixtures 64, 1 wrong/);
  await until(async () => (await cursor()).includes('wrong.json'));

  await key('filter', '/', /^\/(?! ?filter)/m);
  await answers('nothing');
  await until(/No fixture has "nothing"/);
  for (const [id, name] of [
    ['show', 'Enter'],
    ['produce', 'P'],
    ['debug-fixture', 'd'],
    ['edit', 'e'],
    ['edit', 'V'],
    ['copy', 'y'],
    ['unfold', 'l'],
    ['fold', 'h'],
  ] as const) {
    await refuses(id, name, /There is no fixture under the cursor/);
  }

  await foldAndShow(walk);
  await move(walk);
  await edit(walk);
  await send(walk);
  await goes(['Esc'], isInList);

  await find(walk, 'app-stream');
  await goes(['d'], /No handler takes repository-introspected\. +evtool new handler/);
  await find(walk, 'todo.json');
  await key('debug-fixture', 'd', /todo-created\.ts:10 onMessage {2}\(entry\)/);
  await goes(['q'], /─ Fixtures 1 of/);
  await find(walk, 'negative-id');
  await goes(['d'], /It is invalid, and is run all the same/);
  await until(/todo-created\.ts:10 onMessage {2}\(entry\)/);
  await goes(['q'], /─ Fixtures 1 of/);

  await key('new', 'n', /A new fixture of the event[\s\S]*2 todo-created/);
  await goes(['Esc'], isInList);
  await goes(['n'], /2 todo-created/);
  await goes(['2'], /Name in fixtures\/todo-created\/: new\.json/);
  await goes(['^u'], /Name in fixtures\/todo-created\/:$/m);
  await types('todo.json');
  await goes(['Enter'], /There is one of that name/);
  await goes(['^u'], /Name in fixtures\/todo-created\/:$/m);
  await answers('made', /Made fixtures\/todo-created\/made\.json/);
  await until(async () => /✓ made\.json/.test(await cursor()));
  expect(JSON.parse(await workspace.read(`${folder}/made.json`))).toMatchObject({ event: 'todo-created' });

  await find(walk, 'negative-id');
  const copies = async (choice: string, what: string, text: string): Promise<void> =>
    goes([choice], async (now) => now.includes(`Copied ${what}.`) && (await copied()) === text);
  const flags = place.address === null ? '' : ` -b ${place.address}`;
  await key('copy', 'y', /Copy of fixtures\/todo-created\/negative-id\.yaml/);
  await copies('p', 'the path', expected);
  await goes(['y'], /Copy of/);
  await copies('t', 'the text', await workspace.read(expected));
  await goes(['y'], /Copy of/);
  await copies('c', 'the command line', `evtool produce ${expected}${flags}`);
  await goes(['y'], /Copy of/);
  await goes(['Esc'], isInList);
});
