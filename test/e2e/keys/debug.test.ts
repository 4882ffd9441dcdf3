import { expect } from 'vitest';
import { debugScreen } from '../../../src/tui/screens/debug/debug-screen.tsx';
import { readAll } from '../../support/broker-session.ts';
import { keyWalk, type Walk } from '../../support/key-walk.ts';
import { walkMoves } from '../../support/walk-moves.ts';
import {
  at,
  entry,
  handlerFile,
  lineOf,
  lines,
  marked,
  prepareHandler,
  stop,
  toLine,
  toPane,
} from '../../support/walked-handler.ts';

const refuseAll = async ({ refuses, goes }: Walk): Promise<void> => {
  await goes(['3'], /Nothing is being debugged yet/);
  for (const [id, key] of [
    ['next', 'n'],
    ['into', 's'],
    ['out', 'o'],
    ['continue', 'c'],
    ['stage', 't'],
    ['effect', 'E'],
    ['until', 'u'],
    ['pause', 'space'],
    ['breakpoint', 'b'],
    ['condition', 'i'],
    ['breakpoints', 'B'],
    ['before', '['],
    ['after', ']'],
    ['evaluate', 'p'],
    ['watch', 'w'],
    ['open-editor', 'V'],
    ['edit', 'e'],
    ['retry', 'r'],
    ['skip', 'x'],
    ['reload', '^r'],
    ['send', 'A'],
    ['save-fixture', 'F'],
    ['compare', '='],
    ['search', '/'],
    ['next-match', '.'],
    ['previous-match', ','],
  ] as const) {
    await refuses(id, key, /Nothing is being debugged yet/);
  }
};

/** All messages of the topic, from the screen of handlers. */
const open = async ({ goes, cursor }: Walk): Promise<void> => {
  await goes(['4'], /Handlers 2/);
  await goes(['G'], async () => (await cursor()).startsWith('todo-created'));
  await goes(['Enter'], /Debug todo-created with/);
  await goes(['s'], entry);
};

const steps = async (walk: Walk): Promise<void> => {
  const { key, goes, refuses, until } = walk;
  await refuses('pause', 'space', /it stands still already/);
  await key('next', 'n', stop(at.call, 'next'));
  await key('into', 's', stop(at.inside, 'in', 'longest'));
  await key('out', 'o', stop(at.log, 'out'));
  await until(/long = "three"/);
  await key('before', '[', /PAST .*todo-created\.ts:19 longest/);
  await goes(['['], /PAST .*todo-created\.ts:8 onMessage/);
  await key('after', ']', /PAST .*todo-created\.ts:19 longest/);
  await goes([']'], stop(at.log, 'out'));
  await key('effect', 'E', stop(at.log, 'effect'));
  await toLine(walk, at.next);
  await key('until', 'u', stop(at.next, 'until'));
  await key('stage', 't', /produce {2}\(stage\)/);
  await key('retry', 'r', /\(entry\)[\s\S]*run 2/);
};

const source = async (walk: Walk): Promise<void> => {
  const { key, goes, answers, until } = walk;
  await goes(['g'], async () => (await lineOf(walk)) === 1);
  await walkMoves(walk, { at: async () => (await lineOf(walk)) - 1, last: lines - 1 });
  await key('search', '/', /a text of the source/);
  await answers('longest', /Line 1 of 3 that have "longest"/);
  await key('next-match', '.', /Line 2 of 3/);
  await key('previous-match', ',', /Line 1 of 3/);
  await goes(['G'], async () => (await lineOf(walk)) === lines);
  await goes(['g'], async () => (await lineOf(walk)) === 1);
  const isShifted = (screen: string): boolean => !/import \{ defineHandler/.test(screen);
  const isStraight = (screen: string): boolean => /import \{ defineHandler/.test(screen);
  await key('shift-right', 'l', isShifted);
  await key('shift-left', 'h', isStraight);
  await key('shift-right', 'right', isShifted);
  await key('shift-left', 'left', isStraight);
  await until(isStraight);
};

const breakpoints = async (walk: Walk): Promise<void> => {
  const { key, goes, answers, until } = walk;
  await toLine(walk, at.next);
  await key('breakpoint', 'b', marked(at.next));
  await key('continue', 'c', stop(at.next, 'break'));
  await key('breakpoint', 'b', (screen) => !marked(at.next).test(screen));
  await goes(['r'], entry);
  await toLine(walk, at.next);
  await key('condition', 'i', new RegExp(`line ${at.next}: if`));
  await goes(['^u'], new RegExp(`line ${at.next}:$`, 'm'));
  await answers('if todo.id === 2', /Breakpoint \d at line 12/);
  await until(/12●.*if todo\.id === 2/);
  await goes(['c'], (screen) => stop(at.next, 'break').test(screen) && /message 2/.test(screen));
  await key('breakpoints', 'B', /todo-created\.ts:12 if todo\.id === 2 +remove/);
  const number = /(\d) \S*todo-created\.ts:12 if/.exec(await walk.screen())?.[1] ?? '';
  await goes([number], (screen) => !/:12 if todo\.id/.test(screen) && /Breakpoints:/.test(screen));
  await goes(['e'], /\[x\] entry/);
  await goes(['e'], /\[ \] entry/);
  await goes(['+'], /^break /m);
  await goes(['^u'], /^break$/m);
  await answers(':13 log long', /\d \S*todo-created\.ts:13 log long/);
  await goes(['Esc'], (screen) => marked(at.produce).test(screen) && !/Breakpoints:/.test(screen));
};

const look = async (walk: Walk): Promise<void> => {
  const { key, goes, answers } = walk;
  await key('evaluate', 'p', /^evaluate /m);
  await answers('long.length + 1', /long\.length \+ 1 = 6/);
  await goes(['p'], /^evaluate /m);
  await answers('words.length = 1', /to let it: !words\.length = 1/);
  await goes(['p'], /^evaluate /m);
  await answers('!words.length = 1', /words\.length = 1 = 1/);
  await key('watch', 'w', /^watch /m);
  await answers('words.length + 40', (screen) => /words\.length \+ 40 = 41/.test(screen));
  await toPane(walk, 'Watches');
  await key('open', 'Enter', /─ words\.length \+ 40 ─/);
  await goes(['Esc'], /─ Watches/);
  const isAway = (screen: string): boolean => !/words\.length \+ 40/.test(screen);
  await key('unwatch', 'Delete', isAway);
  await goes(['w'], /^watch /m);
  await answers('words.length + 41', /words\.length \+ 41 = 42/);
  await key('unwatch', 'Backspace', (screen) => !/words\.length \+ 41/.test(screen));
};

const folds = async (walk: Walk): Promise<void> => {
  const { key, goes, cursor } = walk;
  await toPane(walk, 'Locals');
  for (let turns = 0; !(await cursor()).includes('words'); turns += 1) {
    if (turns > 20) throw new Error('words is not among the locals');
    const now = await cursor();
    await goes(['j'], async () => (await cursor()) !== now);
  }
  const isOpen = async (): Promise<boolean> => /^▾/m.test(await cursor());
  const isFolded = async (): Promise<boolean> => /^▸/m.test(await cursor());
  await key('unfold', 'l', isOpen);
  await key('fold', 'h', isFolded);
  await key('unfold', 'right', isOpen);
  await key('fold', 'left', isFolded);
  await key('open', 'Enter', isOpen);
  await toPane(walk, '‖');
};

/** What is held is sent after a yes only. */
const sendHeld = async (walk: Walk): Promise<void> => {
  const { key, goes, press, until, broker, prefix, place, refuses } = walk;
  const topic = `${prefix}idmsvc.todo-created`;
  const sent = async (): Promise<readonly number[]> =>
    (await readAll(broker, topic)).map(({ value }) => JSON.parse(String(value)).id).filter((id) => id > 100);
  await goes(['t'], /produce {2}\(stage\)/);
  const where = place.address === null ? 'cluster ' : place.address.replaceAll('.', '\\.');
  const question = new RegExp(
    `Send \\d held messages?\\?[\\s\\S]*${where}[\\s\\S]*\\d to ${topic}[\\s\\S]*y yes +n no`,
  );
  await key('send', 'A', question);
  await press('Enter');
  await until(question);
  await goes(['n'], (screen) => !/held messages?\?/.test(screen));
  expect(await sent()).toEqual([]);
  await goes(['A'], question);
  await goes(['y'], /Sent \d held message/);
  expect(await sent()).toContain(102);
  await refuses('send', 'A', /Nothing is held/);
};

const again = async (walk: Walk): Promise<void> => {
  const { key, goes, until, editor, workspace, screen } = walk;
  const runs = async (): Promise<number> => Number(/run (\d+)/.exec(await screen())?.[1] ?? 1);
  const isNewRun = async (keys: () => Promise<void>): Promise<void> => {
    const last = await runs();
    await keys();
    await until(async (now) => (await runs()) > last && entry.test(now));
  };
  const last = await runs();
  await key('reload', '^r', async (now) => (await runs()) > last && entry.test(now));
  await toLine(walk, at.log);
  await key('open-editor', 'V', async (now) => (await editor.calls()).length === 1 && entry.test(now));
  expect(await editor.calls()).toEqual([`+${at.log} ${workspace.path(handlerFile)}`]);

  await isNewRun(() => workspace.edit(handlerFile, (now) => now.replace('it is done', 'it is all done')));
  await key('reload-on-save', 'W', /A save changes nothing here/);
  await workspace.edit(handlerFile, (now) => now.replace('it is all done', 'it is done'));
  await until(/no reload on save/);
  const still = await runs();
  await goes(['n'], stop(at.call, 'next'));
  expect(await runs()).toBe(still);
  await key('reload-on-save', 'W', /runs again after each save/);
  await isNewRun(() => workspace.edit(handlerFile, (now) => now.replace('it is done', 'it is done now')));

  await editor.next('s/one three five/one threefold/');
  await key('edit', 'e', async (now) => /one threef/.test(now) && entry.test(now));
  await key('compare', '=', /This run and the one before[\s\S]*threefold/);
  await goes(['Esc'], /produce {2}\(stage\)/);
  await key('save-fixture', 'F', /Saved fixtures\/todo-created\/\S+\.json/);
  const path = /Saved (fixtures\S+\.json)/.exec(await screen())?.[1] ?? '';
  expect(JSON.parse(await workspace.read(path))).toMatchObject({
    event: 'todo-created',
    value: { id: 2, title: 'one threefold' },
    expect: { outcome: 'ok' },
  });
};

const queue = async (walk: Walk): Promise<void> => {
  const { key, goes, until, refuses } = walk;
  /** The note is of the next message before that has begun. */
  const isAt = (number: number, id: number) => (screen: string) =>
    entry.test(screen) && screen.includes(`message ${number}/6`) && new RegExp(`id: ${id}\\b`).test(screen);
  await key('skip', 'x', isAt(3, 99));
  await goes(['c'], /running \d\.\d s/);
  await refuses('next', 'n', /The handler runs: space pauses it/);
  await key('pause', 'space', stop(at.loop, 'pause'));
  await goes(['x'], isAt(4, 4));
  // The two that were sent came after it.
  await goes(['x'], isAt(5, 101));
  await goes(['x'], isAt(6, 102));
  await goes(['x'], /All messages are done with/);
  await refuses('next', 'n', /All messages are done with/);
  await until(/All messages/);
};

keyWalk({ ...debugScreen, prepare: prepareHandler }, async (walk) => {
  await refuseAll(walk);
  await open(walk);
  await steps(walk);
  await source(walk);
  await breakpoints(walk);
  await look(walk);
  await folds(walk);
  await sendHeld(walk);
  await again(walk);
  await queue(walk);
});
