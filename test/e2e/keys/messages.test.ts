import { access } from 'node:fs/promises';
import { expect } from 'vitest';
import { messagesScreen } from '../../../src/tui/screens/messages/messages-screen.tsx';
import { readAll, send } from '../../support/broker-session.ts';
import { keyWalk, type Walk } from '../../support/key-walk.ts';
import { inverseParts } from '../../support/painted-screen.ts';
import { compares, looksAtOne } from '../../support/walk-message.ts';
import { walkMoves } from '../../support/walk-moves.ts';
import { isAt, isFiltered, isLiveAt, many, offsetOf, todos, topicOf } from '../../support/walked-todos.ts';

keyWalk(
  { ...messagesScreen, prepare: async (world) => void (await send(world.broker, todos(topicOf(world), 0, many))) },
  async (walk) => {
    await withoutTopic(walk);
    await walk.key('topic', 't', /^Topic or event:/m);
    await walk.answers(topicOf(walk), isLiveAt(walk, many - 1));
    await walk.goes(['g'], isAt(walk, 0));
    await walkMoves(walk, { at: () => offsetOf(walk), last: many - 1 });
    await followsAndHolds(walk);
    await seeks(walk);
    await filters(walk);
    await looksAtOne(walk);
    await compares(walk);
    await savesAndSends(walk);
    await debugs(walk);
    await walk.goes(['t'], /^Topic or event:/m);
    await walk.answers(`${walk.prefix}content-sources.introspect`, /─ \S+\.introspect {2}live ─[\s\S]*No messages yet/);
  },
);

const withoutTopic = async ({ goes, refuses }: Walk): Promise<void> => {
  await goes(['2'], /No topic yet\./);
  const noTopic = /No topic yet: 1 lists them, t reads one by its name\./;
  for (const [id, key] of [
    ['filter', '/'],
    ['verdict', 'v'],
    ['seek', 's'],
    ['produce', 'P'],
    ['next-match', 'n'],
    ['previous-match', 'N'],
  ] as const) {
    await refuses(id, key, noTopic);
  }
  const noMessage = /There is no message under the cursor\./;
  for (const [id, key] of [
    ['detail', 'Enter'],
    ['unfold', 'l'],
    ['debug-message', 'd'],
    ['edit', 'e'],
    ['save-fixture', 'F'],
    ['mark', 'm'],
    ['difference', '='],
    ['copy', 'y'],
    ['raw', 'r'],
    ['hex', 'x'],
  ] as const) {
    await refuses(id, key, noMessage);
  }
};

const followsAndHolds = async (walk: Walk): Promise<void> => {
  const { key, goes, until, broker } = walk;
  const more = (from: number, count: number) => send(broker, todos(topicOf(walk), from, count));
  await key('follow', 'f', isLiveAt(walk, 119));
  await more(120, 1);
  await until(isLiveAt(walk, 120));
  await goes(['k'], isAt(walk, 119));
  await more(121, 2);
  await until(/\+2 new ↓ {2}f follows ─/);
  await goes(['G'], isLiveAt(walk, 122));
  await more(123, 1);
  await until(isLiveAt(walk, 123));

  await key('freeze', 'space', / FROZEN ─/);
  await more(124, 3);
  await until(/\+3 new ↓/);
  expect(await offsetOf(walk)).toBe(123);
  expect(await walk.screen()).not.toMatch(/todo 12[456]/);
  await goes(['k', 'k'], isAt(walk, 121));
  expect(await walk.screen()).toMatch(/ FROZEN ─/);
  await goes(['space'], isLiveAt(walk, 126));
};

const seeks = async (walk: Walk): Promise<void> => {
  const { key, goes, types, answers, until, broker } = walk;
  const isFrom = (place: string, offset: number) => async (screen: string) =>
    screen.includes(`  from ${place} `) && (await offsetOf(walk)) === offset;
  await key('seek', 's', /^Read from$/m);
  await goes(['s'], isFrom('start', 0));
  await goes(['s', 'm'], isFrom('-15m', 100));
  await goes(['s', 'h'], isFrom('-1h', 50));
  await goes(['s', 'd'], / {2}from today /);
  await goes(['s', 'n'], /No new messages yet/);
  await send(broker, todos(topicOf(walk), 127, 1));
  await until(isAt(walk, 127));
  await goes(['s', 'o'], /^From {1,3}120, -10, /m);
  await types('tomorow');
  await goes(['Enter'], /Not a position: "tomorow"/);
  await goes(['^u'], (screen) => !screen.includes('tomorow'));
  await answers('105', isFrom('105', 105));
  await goes(['s', 'o'], /^From {1,3}120, -10, /m);
  const time = `@${new Date(Date.now() - 60 * 60_000).toISOString().slice(0, 19)}Z`;
  await answers(time, isFrom(time, 50));
  await goes(['s', 'e'], isLiveAt(walk, 127));
};

const filters = async (walk: Walk): Promise<void> => {
  const { key, goes, refuses, answers } = walk;
  await refuses('next-match', 'n', /No filter yet: \/ sets one\./);
  const asks = /^\/ {1,3}a word, or an expression: =/m;
  await key('filter', '/', asks);
  await answers('TODO 77', / 1 of 128 match ─/);
  expect(await offsetOf(walk)).toBe(77);
  await goes(['/'], /^\/TODO 77/m);
  await goes(['^u'], asks);
  await answers('=value.id % 50 === 0', / 3 of 128 match ─/);
  await goes(['Esc'], isLiveAt(walk, 127));
  await key('previous-match', 'N', isAt(walk, 100));
  await goes(['N'], isAt(walk, 50));
  await key('next-match', 'n', isAt(walk, 100));
  await goes(['n'], /No later message here matches =value\.id % 50 === 0\./);
  await goes(['f'], isLiveAt(walk, 127));

  await key('verdict', 'v', / {2}invalid only {2}live[\s\S]*✗ INVALID[\s\S]* 2 of 128 match ─/);
  expect(await walk.screen()).not.toContain('✓ valid');
  await goes(['v'], / {2}valid only {2}live[\s\S]* 126 of 128 match ─/);
  expect(await walk.screen()).not.toContain('INVALID');
  await goes(['v'], isLiveAtAll(walk, 127));
  await goes(['v'], isAt(walk, 110));
};

const isLiveAtAll = (walk: Walk, offset: number) => async (screen: string) =>
  !isFiltered.test(screen) && isLiveAt(walk, offset)(screen);

/** The invalid one at 40, then the newest. */
const savesAndSends = async (walk: Walk): Promise<void> => {
  const { key, goes, editor, workspace, broker } = walk;
  const path = 'fixtures/todo-created/k-40.json';
  await key('save-fixture', 'F', async (screen) => {
    await access(workspace.path(path));
    expect(screen).toContain(`Saved ${path}`);
    return true;
  });
  expect(JSON.parse(await workspace.read(path))).toMatchObject({ expect: 'invalid', value: { id: -40 } });
  await goes(['F'], /Already saved: fixtures\/todo-created\/k-40\.json/);

  await goes(['j'], /^Enter detail /m);
  await goes(['Esc'], (screen) => !isFiltered.test(screen));
  await goes(['f'], isLiveAt(walk, 127));
  await goes(['e'], /Left as it was: nothing is sent\./);
  await editor.next('s/todo 127/mended/');
  await key('edit', 'e', new RegExp(`Send 1 message to ${topicOf(walk)}\\?`));
  await goes(['y'], /Sent to \S+ \d:\d+\./);
  const sent = async () => (await readAll(broker, topicOf(walk))).map(({ value }) => String(value));
  await expect.poll(sent).toContainEqual(expect.stringContaining('"title":"mended"'));
  await walk.until(/"title":"m/);
  await key('produce', 'P', new RegExp(`^Send to ${topicOf(walk)}$`, 'm'));
  await goes(['Esc'], (screen) => !screen.includes('Send to '));
};

const debugs = async (walk: Walk): Promise<void> => {
  const { key, goes, painted, copied } = walk;
  const isOn = (name: string) => async () => inverseParts(await painted())[0] === name;
  await goes(['k'], isAt(walk, 127));
  await key('debug-message', 'd', isOn('3 Debug'));
  const line = `debug todo-created ${topicOf(walk)}:0@127`;
  const isShown = (screen: string): boolean => /^╭─ Command line ─/m.test(screen);
  await goes(['!'], async (screen) => isShown(screen) && (await copied()).includes(line));
  await goes(['Esc'], (screen) => !isShown(screen));
  await goes(['q'], isOn('2 Messages'));
};
