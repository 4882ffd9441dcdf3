import { expect } from 'vitest';
import { handlersScreen } from '../../../src/tui/screens/handlers/handlers-screen.tsx';
import { draftOf, send } from '../../support/broker-session.ts';
import { keyWalk, type Walk } from '../../support/key-walk.ts';
import { walkMoves } from '../../support/walk-moves.ts';
import type { WalkWorld } from '../../support/walk-place.ts';

/** More than any of the sizes has room for. */
const many = 55;

const slow = `export default { onMessage: () => new Promise((resolve) => setTimeout(resolve, 60_000)) };\n`;

/** Red: the date is on no calendar. */
const red = { id: 21, title: 'Audit', description: 'due:2026-02-30' };
const good = { id: 22, title: 'Audit', description: 'none' };
const throwing = 9;

const prepare = async ({ workspace, broker, prefix }: WalkWorld): Promise<void> => {
  await workspace.write('handlers/slow.ts', slow);
  await workspace.write('fixtures/todo-created/red.json', JSON.stringify(red));
  const others = Array.from(
    { length: many },
    (_, n) => `  list-${String(n).padStart(2, '0')}: { module: handlers/todo-created.ts, event: todo-created }\n`,
  );
  const lines = ['  slow: { module: handlers/slow.ts, event: introspect }\n', ...others];
  await workspace.edit('evtool.yml', (text) => `${text}${lines.join('')}`);
  const topic = `${prefix}idmsvc.todo-created`;
  await send(
    broker,
    [good, red, good].map((value) => draftOf(topic, JSON.stringify(value), { partition: 0 })),
  );
};

/** The title when nothing is left out. */
const all = /^╭─ Handlers \d+ ─/m;

/** Only the list has this hint. */
const isInList = (screen: string): boolean => /l runs/.test(screen);
const isInRuns = (screen: string): boolean => !isInList(screen);
const isStopped = /todo-created\.ts:10 onMessage {2}\(entry\)/;

const isOn =
  ({ cursor }: Walk, name: string) =>
  async (): Promise<boolean> =>
    `\n${await cursor()}`.includes(`\n${name}`);

const filter = async (walk: Walk): Promise<void> => {
  const { key, refuses, goes, answers, until, prefix, cursor } = walk;
  await key('filter', '/', /^\/(?! ?filter)/m);
  await answers('nobody');
  await until(/No handler has "nobody"/);
  for (const [id, name] of [
    ['debug-handler', 'Enter'],
    ['run-fixtures', 'T'],
    ['replay', 'R'],
    ['edit', 'V'],
    ['edit', 'e'],
    ['runs', 'l'],
  ] as const) {
    await refuses(id, name, /There is no handler under the cursor/);
  }
  await goes(['Esc'], all);
  await goes(['/'], /^\/(?! ?filter)/m);
  await answers(`${prefix}content-sources`);
  await until(/Handlers 2 of 58/);
  expect(await cursor()).toMatch(/^introspect/);
  await goes(['Esc'], all);
  await goes(['/'], /^\/(?! ?filter)/m);
  await answers('list-');
  await until(new RegExp(`Handlers ${many} of`));
  await walkMoves(walk, { at: async () => Number(/list-(\d+)/.exec(await cursor())?.[1] ?? -1), last: many - 1 });
  await goes(['Esc'], all);
};

const panes = async ({ key }: Walk): Promise<void> => {
  await key('runs', 'l', isInRuns);
  await key('list', 'h', isInList);
  await key('runs', 'right', isInRuns);
  await key('list', 'left', isInList);
};

/** Red, with the cursor on it, to the editor at the line that threw, and green; and red again after a save from elsewhere. */
const runFixtures = async (walk: Walk): Promise<void> => {
  const { key, refuses, goes, until, editor, workspace } = walk;
  await key('run-fixtures', 'T', /✗ 1 of 6 not as expected: 2 ok, 2 failed, 2 invalid/);
  await until(/todo\.json +✓ ok/);
  await until(isOn(walk, 'red.json'));
  await until(/2026-02-30 is no date[\s\S]*handlers\/due-date\.ts:9/);
  await editor.next('s/if (!isReal)/if (false)/');
  await key('edit', 'V', /red\.json +✓ ok/);
  await until(/impossible-date\.yaml +✗ ok/);
  expect(await editor.calls()).toEqual([`+${throwing} ${workspace.path('handlers/due-date.ts')}`]);
  await goes(['k'], isOn(walk, 'negative-id.yaml'));
  await refuses('accept-run', 'a', /It came to what it expects/);
  await goes(['g'], isOn(walk, 'impossible-date.yaml'));
  await key('accept-run', 'a', /Change what the fixture expects\?[\s\S]*expects: failed[\s\S]*will expect: ok/);
  await goes(['n'], (screen) => !/Change what/.test(screen) && /impossible-date\.yaml +✗ ok/.test(screen));
  await goes(['a'], /Change what the fixture expects\?/);
  await goes(['y'], /impossible-date\.yaml +✓ ok/);
  expect(await workspace.read('fixtures/todo-created/impossible-date.yaml')).toMatch(/^# Right[\s\S]*"outcome": "ok"/);
  await workspace.edit('handlers/due-date.ts', (text) => text.replace('if (false)', 'if (!isReal)'));
  await until(/red\.json +✗ failed/);
  await until(/2 of 6 not as expected/);
  await goes(['a'], /will expect: failed/);
  await goes(['y'], /1 of 6 not as expected/);
  await goes(['j', 'j', 'j'], isOn(walk, 'red.json'));
  await key('debug-handler', 'd', isStopped);
  await until(/id: 21\b/);
  await goes(['q'], /1 of 6 not as expected/);
  await key('debug-handler', 'Enter', isStopped);
  await until(/id: 21\b/);
  await goes(['q'], /1 of 6 not as expected/);
  await key('list', 'h', isInList);
  await goes(['V'], async () => (await editor.calls()).length === 2);
  expect((await editor.calls())[1]).toBe(`+1 ${workspace.path('handlers/todo-created.ts')}`);
  await key('edit', 'e', async () => (await editor.calls()).length === 3);
  await until(isInList);
};

const replay = async (walk: Walk): Promise<void> => {
  const { key, goes, until, prefix, editor, workspace } = walk;
  await key('replay', 'R', /✗ 1 of 3 went wrong: 2 ok, 1 failed/);
  await until(/ 0@1 +✗ failed/);
  await goes(['V'], async () => (await editor.calls()).length === 4);
  expect((await editor.calls())[3]).toBe(`+${throwing} ${workspace.path('handlers/due-date.ts')}`);
  await key('debug-handler', 'Enter', isStopped);
  await goes(['!'], new RegExp(`evtool debug todo-created ${prefix}idmsvc\\.todo-created:0@1`));
  await goes(['Esc'], isStopped);
  await goes(['q'], /1 of 3 went wrong/);
  await goes(['h'], isInList);
};

const debug = async (walk: Walk): Promise<void> => {
  const { key, goes, answers, until, prefix } = walk;
  const menu = new RegExp(`Debug todo-created with\\s+l the last messages of ${prefix}idmsvc\\.todo-created`);
  await key('debug-handler', 'Enter', menu);
  await goes(['Esc'], isInList);
  await goes(['Enter'], menu);
  await goes(['l'], /How many of the last messages\? 10/);
  await goes(['^u'], /How many of the last messages\?$/m);
  await answers('0', /A whole number from 1 on/);
  await goes(['^u'], /How many of the last messages\?$/m);
  await answers('2', isStopped);
  await until(/message 1\/2/);
  await goes(['q'], isInList);
  await goes(['Enter'], menu);
  await goes(['s'], isStopped);
  await until(/message 1\/3/);
  await goes(['q'], isInList);
  await goes(['Enter'], menu);
  await goes(['6'], isStopped);
  await until(/id: 12345\b/);
  await goes(['q'], isInList);
};

/** What runs is in nobody's way: it says how to stop it. */
const stop = async (walk: Walk): Promise<void> => {
  const { refuses, goes } = walk;
  await goes(['j'], isOn(walk, 'slow '));
  await goes(['T'], /0 of 2[\s\S]*Esc stops it/);
  await refuses('replay', 'R', /slow runs\. Esc stops it/);
  await refuses('run-fixtures', 'T', /slow runs\. Esc stops it/);
  await goes(['Esc'], /— stopped at fixtures\/msg/);
  await goes(['Esc'], isInList);
};

keyWalk({ ...handlersScreen, prepare }, async (walk) => {
  const { goes, until } = walk;
  await goes(['4'], /Handlers 58/);
  await filter(walk);
  await panes(walk);
  await goes(['g'], isOn(walk, 'introspect '));
  await goes(['j'], isOn(walk, 'todo-created '));
  await runFixtures(walk);
  await replay(walk);
  await debug(walk);
  await stop(walk);
  await until(isInList);
});
