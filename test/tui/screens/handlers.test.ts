import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { draftOf, send } from '../../support/broker-session.ts';
import { replayWorkspace } from '../../support/replay-workspace.ts';
import { openScreen } from '../../support/screen-driver.tsx';
import { workspaceContext } from '../../support/workspace-context.ts';
import { copyWorkspace } from '../../support/workspace-copy.ts';

const start = { screen: 'handlers' } as const;
const sizes = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
];

const fixtures = {
  'fixtures/order/fine.json': { id: 'a' },
  'fixtures/order/no-stock.json': { id: 'b', do: [{ throw: 'no stock' }] },
  'fixtures/order/wrong.json': { expect: 'invalid', value: { id: 7 } },
  'fixtures/order/wrong-unexpectedly.json': { id: 8 },
};

const opened = async (files: Readonly<Record<string, unknown>>, size = sizes[0]) => {
  const workspace = await replayWorkspace(files);
  const context = await workspaceContext(workspace.root);
  return { ...workspace, context, size };
};

/** Messages of the order event, as the handler takes them. */
const orders = (values: readonly unknown[]) =>
  values.map((value) => draftOf('orders', JSON.stringify(value), { headers: [['Type', Buffer.from('Order')]] }));

test('gives the room of the times to the reasons where there is not enough for both', async () => {
  const { context } = await opened(fixtures);
  const screen = openScreen(context, { start, columns: 120, rows: 40 });
  await screen.press('T');
  const frame = await screen.shows(/✗ 2 of 4 not as expected/);
  expect(frame).toMatch(/EXPECTED +WHY/);
  expect(frame).toMatch(/✗ failed .*Retryable: no stock/);
});

describe.each(sizes)('the screen of handlers at $columns×$rows', (size) => {
  test('lists each handler with its event', async () => {
    const { context } = await opened({});
    const screen = openScreen(context, { start, ...size });
    expect(await screen.shows(/Handlers 1/)).toMatch(/order +order +orders|event +order/);
  });

  test('runs all fixtures as a table in green and red, with why', async () => {
    const { context } = await opened(fixtures);
    const screen = openScreen(context, { start, ...size });
    await screen.press('T');
    const frame = await screen.shows(/✗ 2 of 4 not as expected: 1 ok, 1 failed, 2 invalid/);
    expect(frame).toMatch(/fine\.json +✓ ok/);
    expect(frame).toMatch(/no-stock\.json +✗ failed/);
    expect(frame).toMatch(/wrong\.json +✓ invalid/);
    expect(frame).toMatch(/unexpectedly\.json +✗ invalid/);
    expect(await screen.shows(/no stock/)).toMatch(/handlers\/order\.ts:\d+/);
  });

  test('runs them again on a save, and a mended handler turns them green', async () => {
    const { context, write } = await opened({
      'fixtures/order/no-stock.json': fixtures['fixtures/order/no-stock.json'],
    });
    const screen = openScreen(context, { start, ...size });
    await screen.press('T');
    await screen.shows(/✗ 1 of 1 not as expected: 1 failed/);
    await write('handlers/order.ts', 'export default { onMessage: async () => {} };\n');
    screen.save();
    await screen.shows(/✓ 1 as expected: 1 ok/);
  });

  test('keeps the cursor on its row when they run again', async () => {
    const { context, write } = await opened(fixtures, size);
    const screen = openScreen(context, { start, ...size });
    await screen.press('T');
    await screen.shows(/✗ 2 of 4 not as expected/);
    await write('handlers/order.ts', 'export default { onMessage: async () => { throw new Error("sold out"); } };\n');
    screen.save();
    await screen.shows(/✗ 3 of 4 not as expected/);
    await screen.press('Enter');
    await screen.shows(/handlers\/order\.ts:1 onMessage/);
    await screen.press('!');
    await screen.shows(/evtool debug order \S*no-stock\.json/);
  });

  test('says where a module does not load', async () => {
    const { context } = await opened({ ...fixtures, 'handlers/order.ts': 'export default {' });
    const screen = openScreen(context, { start, ...size });
    await screen.press('T');
    await screen.shows(/✗ handlers\/order\.ts:1/);
  });

  test('replays all of the topics and shows what went wrong', async () => {
    const { context } = await opened({});
    await send(await context.broker(), orders([{ id: 'a' }, { id: 'b', do: [{ throw: 'no stock' }] }, { id: 'c' }]));
    const screen = openScreen(context, { start, ...size });
    await screen.press('R');
    const frame = await screen.shows(/✗ 1 of 3 went wrong: 2 ok, 1 failed/);
    expect(frame).toMatch(/│ \d@\d+ +✗ failed .*Retryable: no stock {2}h/);
    expect(frame).toMatch(/order: replay of orders/);
    expect(frame).not.toMatch(/orders:\d@/);
    expect(frame).not.toMatch(/✓ ok/);
  });

  test('Esc stops what runs, and leads back to the list then', async () => {
    const { context } = await opened({ 'fixtures/order/slow.json': { id: 'a', do: [{ hang: true }] } });
    const screen = openScreen(context, { start, ...size });
    await screen.press('T');
    await screen.shows(/Esc stops it/);
    await screen.press('R');
    await screen.shows(/order runs\. Esc stops it\./);
    await screen.press('Esc');
    await screen.shows(/— stopped at fixtures\/order\/slow\.json, 0 of 1/);
    await screen.press('Esc');
    await screen.shows(/Handlers 1/);
  });

  test('V opens the module, and from a red row the line that threw', async () => {
    const { context, root } = await opened(fixtures);
    const places: unknown[] = [];
    const openEditor = async (place: unknown) => void places.push(place);
    const screen = openScreen(context, { start, openEditor, ...size });
    await screen.press('V');
    await screen.press('T');
    await screen.shows(/✗ 2 of 4 not as expected:/);
    await screen.press('V');
    expect(places).toEqual([
      { file: `${root}/handlers/order.ts`, line: 1 },
      { file: `${root}/handlers/order.ts`, line: 12 },
    ]);
  });

  test('Enter on a red row debugs the handler with that fixture', async () => {
    const { context } = await opened(fixtures);
    const screen = openScreen(context, { start, ...size });
    await screen.press('T');
    await screen.shows(/✗ 2 of 4 not as expected/);
    await screen.press('Enter');
    await screen.shows(/Values|locals/i);
    expect(await screen.shows(/id: "b"|no-stock\.json/)).not.toMatch(/again on each save/);
  });

  test('a on a red row makes its fixture expect what came of it, once that is agreed', async () => {
    const { context, root } = await opened(fixtures);
    const screen = openScreen(context, { start, ...size });
    await screen.press('T');
    await screen.shows(/✗ 2 of 4 not as expected/);
    await screen.press('k', 'a');
    await screen.shows(/It came to what it expects/);
    await screen.press('j', 'a');
    const question = await screen.shows(/Change what the fixture expects\?/);
    expect(question).toMatch(
      /no-stock\.json[\s\S]*it expects: valid[\s\S]*it will expect: failed, with [^\n]*no stock/,
    );
    await screen.press('n', 'a');
    await screen.shows(/Change what/);
    await screen.press('y');
    await screen.shows(/fixtures\/order\/no-stock\.json expects failed\./);
    expect(JSON.parse(await readFile(`${root}/fixtures/order/no-stock.json`, 'utf8')).expect.outcome).toBe('failed');
    screen.save();
    await screen.shows(/✗ 1 of 4 not as expected/);
  });

  test('d on a red row debugs the handler with that fixture, as on other screens', async () => {
    const { context } = await opened(fixtures);
    const screen = openScreen(context, { start, ...size });
    await screen.press('T');
    await screen.shows(/✗ 2 of 4 not as expected/);
    await screen.press('d');
    await screen.shows(/handlers\/order\.ts:\d/);
  });

  test('Enter on a message of the replay debugs the handler with it', async () => {
    const { context } = await opened({});
    await send(await context.broker(), orders([{ id: 'b', do: [{ throw: 'no stock' }] }]));
    const screen = openScreen(context, { start, ...size });
    await screen.press('R');
    await screen.shows(/✗ 1 of 1 went wrong/);
    await screen.press('Enter');
    await screen.shows(/handlers\/order\.ts/);
    expect(screen.frame()).not.toMatch(/nothing was sent/);
  });

  test('filters by name, event and topic', async () => {
    const { context } = await opened({});
    const screen = openScreen(context, { start, ...size });
    await screen.press('/');
    await screen.type('nothing');
    await screen.shows(/No handler has "nothing"/);
    await screen.press('Enter', 'Esc');
    await screen.shows(/Handlers 1/);
  });
});

test('marks a handler that does not load, before anybody runs it, until it is mended', async () => {
  const { context, write } = await opened({ 'handlers/order.ts': 'throw new Error("no DB_URL");\n' });
  const screen = openScreen(context, { start, columns: 120, rows: 40 });
  const frame = await screen.shows(/✗ does not load/);
  expect(frame).toMatch(/It does not load: handlers\/order\.ts:1[\s\S]*no DB_URL/);
  await write('handlers/order.ts', 'export default { onMessage: async () => {} };\n');
  screen.save();
  await screen.shows(/order +order +—/);
});

test('runs fixtures that were run last again when it is shown after a save', async () => {
  const { context, write } = await opened({ 'fixtures/order/no-stock.json': fixtures['fixtures/order/no-stock.json'] });
  const screen = openScreen(context, { start });
  await screen.press('T');
  await screen.shows(/✗ 1 of 1 not as expected/);
  await screen.press('5');
  await screen.shows(/Fixtures 1/);
  await write('handlers/order.ts', 'export default { onMessage: async () => {} };\n');
  screen.save();
  await screen.press('4');
  await screen.shows(/✓ 1 as expected/);
});

test('shows what a handler says without obeying it', async () => {
  const { context } = await opened({
    'fixtures/order/a.json': { id: 'a', do: [{ throw: '\u001b[2J\u202eno\u0007' }] },
  });
  const screen = openScreen(context, { start });
  await screen.press('T');
  await screen.shows(/␛\[2J\\u202eno␇/);
  expect(screen.painted()).not.toMatch(/\u001b\[2J|\u202e|\u0007/);
});

test('says that the topics of a handler hold nothing', async () => {
  const { context } = await opened({});
  const screen = openScreen(context, { start });
  await screen.press('R');
  await screen.shows(/Its topics hold nothing that it takes/);
});

test('asks what to debug with: the topic, or a fixture', async () => {
  const { context } = await opened(fixtures);
  const screen = openScreen(context, { start });
  await screen.press('Enter');
  const frame = await screen.shows(/Debug order with/);
  expect(frame).toMatch(/l the last messages of orders/);
  expect(frame).toMatch(/1 fixtures\/order\/fine\.json/);
  await screen.press('l');
  await screen.shows(/How many of the last messages\? 10/);
  await screen.press('Esc', 'Enter', '1');
  await screen.shows(/fine\.json/);
});

test('debugs with the last messages of its topic', async () => {
  const { context } = await opened({});
  await send(await context.broker(), orders([{ id: 'a' }, { id: 'b' }]));
  const screen = openScreen(context, { start });
  await screen.press('Enter');
  await screen.shows(/Debug order with/);
  await screen.press('l', '^u');
  await screen.type('0');
  await screen.press('Enter');
  await screen.shows(/A whole number from 1 on/);
  await screen.press('^u');
  await screen.type('1');
  await screen.press('Enter');
  await screen.shows(/handlers\/order\.ts/);
});

test('gives the command line of the runs', async () => {
  const { context } = await opened({ 'fixtures/order/fine.json': { id: 'a' } });
  const screen = openScreen(context, { start });
  await screen.press('T');
  await screen.shows(/✓ 1 as expected: 1 ok/);
  await screen.press('!');
  expect(screen.copied()).toEqual(['evtool replay fixtures/order/fine.json --handler order --keep-going']);
});

test('says how a workspace gets its first handler', async () => {
  const config = 'events:\n  order: { topic: orders }\n';
  const { context } = await opened({ 'evtool.yml': config, 'handlers/order.ts': '' });
  const screen = openScreen(
    { ...context, workspace: context.workspace && { ...context.workspace, handlers: [] } },
    { start },
  );
  await screen.shows(/evtool new handler EVENT/);
});

test('says what to do without a workspace', async () => {
  const { context } = await opened({});
  const screen = openScreen({ ...context, workspace: null }, { start });
  await screen.shows(/Start one: evtool init/);
});

test('says what is wrong with the workspace', async () => {
  const { context } = await opened({});
  const finding = {
    level: 'error',
    rule: 'x',
    message: 'no such event',
    file: 'evtool.yml',
    line: 3,
    column: 5,
  } as const;
  const workspace = context.workspace && { ...context.workspace, findings: [finding] };
  const screen = openScreen({ ...context, workspace }, { start });
  await screen.shows(/✗ evtool\.yml:3:5 no such event/);
});

test('stands at the handler that is debugged when one comes from there, also where a filter hid it', async () => {
  const context = await workspaceContext((await copyWorkspace()).root);
  const places: unknown[] = [];
  const target = { handler: 'todo-created', sources: ['fixtures/todo-created/todo.json'] };
  const screen = openScreen(context, {
    start: { screen: 'debug', target },
    openEditor: async ({ file }) => void places.push(basename(file)),
  });
  await screen.shows(/todo-created\.ts:10/);
  await screen.press('4', 'V', '/');
  await screen.type('introspect');
  await screen.press('Enter', 'V', '3', '4');
  await screen.shows(/Handlers 2/);
  await screen.press('V');
  expect(places).toEqual(['todo-created.ts', 'introspect.ts', 'todo-created.ts']);
});
