import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { send } from '../../support/broker-session.ts';
import { invalidOrder, orders, ordersScreen } from '../../support/orders-screen.ts';
import { order } from '../../support/orders-workspace.ts';

const sizes = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
];

test.each(sizes)('the message that is read stays, whatever comes, until f, at $columns×$rows', async (size) => {
  const { broker, open } = await ordersScreen(size);
  await send(broker, orders(30));
  const screen = open();
  await screen.shows(/"id":29/);
  await screen.press('Enter');
  await screen.shows(/─ 0:29 {2}✓ valid/);
  await send(broker, orders(3, 30));
  expect(await screen.shows(/\+3 new ↓ {2}f follows/)).toMatch(/─ 0:29 {2}✓ valid/);
  await screen.press('Esc');
  expect(await screen.shows(/^Enter detail /m)).toContain('+3 new ↓');
  await screen.press('Enter', 'f');
  expect(await screen.shows(/orders {2}live/)).toMatch(/─ 0:32 {2}✓ valid/);
  expect(screen.frame()).toMatch(/^Enter detail /m);
});

test('the first message stays that comes to who waits for one in the detail', async () => {
  const { broker, open } = await ordersScreen({ columns: 120, rows: 40 });
  await send(broker, orders(2));
  const screen = open();
  await screen.shows(/"id":1,/);
  await screen.press('Enter', 's', 'n');
  expect(await screen.shows(/No new messages yet/)).toMatch(/^\/ filter {2}v invalid {2}s seek /m);
  await screen.press('Tab');
  expect(screen.frame()).toMatch(/There is no message under the cursor/);
  await send(broker, orders(1, 2));
  await screen.shows(/─ 0:2 {2}✓ valid/);
});

test('the keys of the list are said where a filter matches nothing, wherever one was', async () => {
  const { broker, open } = await ordersScreen();
  await send(broker, orders(3));
  const screen = open();
  await screen.shows(/"id":2,/);
  await screen.press('Enter', '/');
  await screen.type('nowhere');
  await screen.press('Enter');
  expect(await screen.shows(/None of 3 messages matches/)).toMatch(/\/ filter {2}v invalid {2}s seek/);
});

test('bytes and folds are those of one message; the next one begins as a tree', async () => {
  const { broker, open } = await ordersScreen();
  await send(broker, [...orders(2), invalidOrder(2)]);
  const screen = open();
  await screen.shows(/id-2/);
  await screen.press('k', 'x');
  expect(await screen.shows(/ hex ─/)).toMatch(/ r raw {2}x tree/);
  await screen.press('Esc', 'j', 'Enter');
  expect(await screen.shows(/─ 0:2 {2}✗ INVALID/)).toMatch(/✗ \/id must be an integer/);
  await screen.press('z', 'Esc', 'k', 'Enter');
  await screen.shows(/▾ value: \{2\}/);
});

test('Enter shows what has no room in its row, and the footer says so', async () => {
  const { broker, open } = await ordersScreen();
  const text = `${'word '.repeat(40)}end`;
  await send(broker, [order(JSON.stringify({ id: 1, text }), { key: Buffer.from(`${'k'.repeat(90)}-end`) })]);
  const screen = open();
  await screen.shows(/"id":1,/);
  await screen.press('Enter', 'j', 'j');
  await screen.shows(/^Enter whole /m);
  await screen.press('Enter');
  expect(await screen.shows(/╭─ text ─/)).toMatch(/word end +│/);
  await screen.press('Esc', 'k');
  await screen.shows(/^Enter fold /m);
  await screen.press('g');
  await screen.shows(/^Enter whole /m);
  await screen.press('Enter');
  expect(await screen.shows(/╭─ key ─/)).toMatch(/k-end +│/);
});

test('two messages are compared from where they begin to differ', async () => {
  const { broker, open } = await ordersScreen({ hasColor: true });
  const text = 'word '.repeat(200);
  await send(
    broker,
    ['A', 'B'].map((last) => order(JSON.stringify({ id: 1, text: `${text}${last} and on` }))),
  );
  const screen = open();
  await screen.shows(/0:1 /);
  await screen.press('m', 'k', '=');
  expect(await screen.shows(/\/value\/text {2}changed/)).toMatch(
    /- …[ word]{24}B and on" +│\n│ \+ …[ word]{24}A and on"/,
  );
  expect(screen.painted()).toMatch(/\u001b\[4m[^B]*B[^ ]*\u001b\[24m/);
});

test('t finds topics and events by any part of their names, and refuses others with what is near', async () => {
  const { broker, open } = await ordersScreen();
  await send(broker, orders(1));
  const screen = open();
  await screen.shows(/"id":0,/);
  await screen.press('t');
  await screen.type('der');
  expect(await screen.shows(/^ orders$/m)).toMatch(/^ order-placed {2}event$/m);
  await screen.press('Enter');
  expect(await screen.shows(/No topic or event "der"\. \d have that in their names\./)).toContain('"id":0,');
  await screen.press('^u');
  await screen.type('ordres');
  await screen.press('Enter');
  await screen.shows(/No topic or event "ordres"\. Did you mean "orders"\?/);
  await screen.press('^u');
  await screen.type('r-pl');
  await screen.press('Tab', 'Enter');
  await screen.shows(/─ order-placed {2}live/);
});

test('t names a topic once whose event is called the same', async () => {
  const { open } = await ordersScreen({}, async (root) => {
    const file = join(root, 'evtool.yml');
    await writeFile(file, (await readFile(file, 'utf8')).replace('  todo:\n', '  todos:\n'));
  });
  const screen = open();
  await screen.press('t');
  const names = (await screen.shows(/^ todos/m)).match(/^ \S+(?: {2,}event)?(?=\s*$)/gm);
  expect(names).toEqual([' orders', ' todos', ' order-placed  event', ' order-paid    event']);
});

test('P sends a fixture to the topic whose messages are shown', async () => {
  const { open } = await ordersScreen();
  const screen = open();
  await screen.shows(/P sends a fixture to it\./);
  await screen.press('P');
  await screen.shows(/^Send to orders$|^File to send to orders:/m);
});

test('what is read from a place says that it comes by partition, and how much of it is below', async () => {
  const { broker, open } = await ordersScreen();
  await send(
    broker,
    orders(60).map((draft, n) => ({ ...draft, partition: n % 2 })),
  );
  const screen = open();
  await screen.shows(/"id":59,/);
  expect(screen.frame()).not.toContain('by partition');
  await screen.press('s', 's');
  const frame = await screen.shows(/orders {2}from start {2}by partition/);
  expect(frame).not.toContain('new ↓');
  await screen.shows(/\+4\d more ↓ {2}f follows/);
});

test('keys of one beginning are told apart by their ends', async () => {
  const { broker, open } = await ordersScreen();
  await send(
    broker,
    ['018e', '01a2'].map((end) =>
      order('{"id":1,"text":"a value that is long enough for all of the room"}', {
        key: Buffer.from(`f97a4da4-5442-11ed-a23c-00000000${end}`),
      }),
    ),
  );
  expect(await open().shows(/01a2/)).toMatch(/ f97a…018e (.|\n)* f97a…01a2 /);
});

test('a message of another year says which, and the detail the whole date', async () => {
  const { broker, open } = await ordersScreen();
  const old = orders(1).map((draft) => ({ ...draft, timestamp: Date.UTC(2024, 1, 29, 12) }));
  await send(broker, [...old, ...orders(30, 1)]);
  const screen = open();
  const frame = await screen.shows(/"id":30,/);
  expect(frame).toMatch(/^│ TIME {8}PLACE /m);
  await screen.press('g');
  await screen.shows(/ 2024-02-29 {2}0:0 /);
  await screen.press('Enter');
  await screen.shows(/ time: 2024-02-29 \d\d:00:00\.000 \S+/);
});

test('the title cuts a long topic before what is read of it, and an empty list is explained whole', async () => {
  const { broker, open } = await ordersScreen({ columns: 60, rows: 15 });
  const topic = 'a.rather.long.name.of.a.topic.of.orders';
  await broker.createTopic({ name: topic, partitions: 1, replicas: 1 }, { signal: new AbortController().signal });
  const screen = open(topic);
  await screen.shows(/─ a\.rather\.long\.name\.of\.a\.topic\.of\.orders {2}live ─/);
  await screen.press('v', 's', 'h');
  await screen.shows(
    /─ a\.rather\.lon…c\.of\.orders {2}from -1h {2}invalid only {2}live ─(.|\n)*new ones are +│\n│ looked at\./,
  );
});
