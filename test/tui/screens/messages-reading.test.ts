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
