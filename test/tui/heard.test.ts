import { expect, test } from 'vitest';
import { draftOf, send } from '../support/broker-session.ts';
import { openScreen } from '../support/screen-driver.tsx';
import { workspaceContext } from '../support/workspace-context.ts';
import { copyWorkspace } from '../support/workspace-copy.ts';

const topic = 'platform.idmsvc.todo-created';
const title = 'Überweisung '.repeat(12).trim();
const key = 'k1'.repeat(40);
const sign = /[│╭╰─▸▾▶●‖✓✗—↓→]/;

/** The view for a screen reader of our own workspace, with a message whose value is longer than a row. */
const heard = async () => {
  const context = await workspaceContext((await copyWorkspace()).root);
  const values = ['{"id":1,"title":"Buy milk","description":"two litres"}', `{"id":"two","title":"${title}"}`];
  const drafts = values.map((value, index) =>
    draftOf(topic, value, { partition: index, key: Buffer.from(index === 0 ? 'k0' : key) }),
  );
  await send(await context.broker(), drafts);
  return openScreen(context, { isLinear: true, rows: 48 });
};

test('says each screen and its rows in words, without signs and borders', async () => {
  const screen = await heard();
  const topics = await screen.shows(/50%/);
  expect(topics).toMatch(/^evtool local connected to the embedded broker$/m);
  expect(topics).toMatch(/^selected: 1 Topics 2 Messages/m);
  expect(topics).toMatch(/^focused: Topics 3$/m);
  expect(topics).toMatch(/^selected: platform\.content-sources\.introspect, event introspect, /m);
  expect(topics).toMatch(/^platform\.idmsvc\.todo-created, .*, messages 2, newest .*, valid error 50%, schema /m);
  await screen.press('j', 'Enter');
  const told: readonly (readonly [key: string, pattern: RegExp])[] = [
    ['4', /^todo-created, event todo-created, topic .*, last run none$/m],
    ['5', /^ +ok negative-id\.yaml {2}invalid, as expected$/m],
    ['6', /has no consumer groups/],
    ['7', /^ +to event todo-created {2}platform\.idmsvc\.todo-created$/m],
  ];
  for (const [name, pattern] of told) {
    await screen.press(name);
    expect(await screen.shows(pattern)).not.toMatch(sign);
  }
});

test('cuts nothing of a message, neither in the list nor in its detail', async () => {
  const screen = await heard();
  await screen.shows(/50%/);
  await screen.press('j', 'Enter');
  const list = await screen.shows(/^selected: .*INVALID/m);
  expect(list).toContain(`, place 1:0, key ${key}, verdict error INVALID, value {"id":"two","title":"${title}"}`);
  await screen.press('Enter');
  const detail = await screen.shows(/^focused: 1:0 /m);
  expect(detail).toContain(`    title: "${title}"`);
  expect(detail).toMatch(/^selected: open error .*missing property "description"$/m);
  expect(detail).not.toMatch(sign);
  await screen.press('4');
  expect(await screen.shows(/^focused: Handlers/m)).toContain(`the embedded broker reading ${topic}\n`);
});

test('says where the debugger stands, what is a breakpoint, and how far each stage is', async () => {
  const screen = await heard();
  await screen.shows(/50%/);
  await screen.press('j', 'Enter');
  await screen.shows(/^selected: .*INVALID/m);
  await screen.press('d');
  const stop = await screen.shows(/\(entry\)/);
  expect(stop).toMatch(/^focused: paused handlers\/todo-created\.ts:10 onMessage {2}\(entry\)$/m);
  expect(stop).toMatch(/^selected: 10 {2}current line +const isUrgent/m);
  expect(stop).toMatch(/^ok decode, ok event, ok headers, skipped key, error schema, .*current handle, waiting /m);
  expect(stop).toContain(`1:0 ${key}  stop 1`);
  await screen.press('b', 'n');
  const next = await screen.shows(/\(next\)/);
  expect(next).toMatch(/^10 breakpoint +const isUrgent .*isUrgent = false$/m);
  expect(next).toMatch(/^changed isUrgent = false$/m);
  await screen.press('Tab');
  const locals = await screen.shows(/^focused: Locals/m);
  expect(locals).toMatch(/^Tab: source, locals, watches, calls, logs, produced, queue, stages$/m);
  expect(locals).toMatch(/^ +closed context: .*isReplay/m);
  expect(locals).not.toMatch(sign);
});
