import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { send } from '../../support/broker-session.ts';
import { invalidOrder, orders, ordersScreen } from '../../support/orders-screen.ts';
import { order } from '../../support/orders-workspace.ts';
import { openScreen } from '../../support/screen-driver.tsx';
import { workspaceContext } from '../../support/workspace-context.ts';

test('shows the last messages of a topic and then new ones', async () => {
  const { broker, open } = await ordersScreen();
  await send(broker, orders(30));
  const screen = open();
  await screen.shows(/"id":29/);
  await send(broker, orders(1, 100));
  expect(await screen.shows(/"id":100/)).toMatch(/0:30 +k-100 +order-placed +✓ valid +\{"id":100,"total":100\}/);
});

test('stays where the cursor is put, counts what is new, and follows again', async () => {
  const { broker, open } = await ordersScreen();
  await send(broker, orders(30));
  const screen = open();
  await screen.shows(/"id":29/);
  await screen.press('k', 'k');
  await send(broker, orders(3, 200));
  expect(await screen.shows(/\+3 new ↓/)).not.toContain('"id":202');
  await screen.press('f');
  expect(await screen.shows(/"id":202/)).not.toContain('new ↓');
});

/** Each with what it does. */
const keysInFlood: readonly (readonly [key: string, does: RegExp])[] = [
  ['k', /\+[\d,]+ new ↓ {2}f follows/],
  ['Enter', /^Enter fold /m],
  ['Esc', /^Enter detail /m],
  ['f', /orders {2}live/],
  ['x', / hex /],
  ['x', /value: \{2\}/],
  ['space', /orders {2}FROZEN/],
  ['space', /orders {2}live/],
  ['v', /orders {2}invalid only/],
  ['v', /orders {2}valid only/],
  ['v', /orders {2}live/],
];

test('answers keys while a flood comes in, and misses nothing', async () => {
  const { broker, open } = await ordersScreen({ columns: 120, rows: 40 });
  await send(broker, orders(1));
  const screen = open();
  await screen.shows(/"id":0,/);
  let last = 0;
  let isOver = false;
  const flood = (async () => {
    while (!isOver) {
      await send(broker, orders(1_000, last + 1));
      last += 1_000;
    }
  })();
  try {
    await screen.shows(/"id":\d{4,},/);
    for (const [key, does] of keysInFlood) {
      await screen.press(key);
      await screen.shows(does);
    }
  } finally {
    isOver = true;
    await flood;
  }
  await screen.press('f');
  await screen.shows(new RegExp(`"id":${last},`));
});

test('counts all that comes, and what it keeps no more', async () => {
  const { broker, open } = await ordersScreen({ columns: 120 });
  const screen = open();
  await screen.shows(/No messages yet/);
  await send(broker, orders(12_000));
  await screen.shows(/checked 12,000 +dropped 2,000/);
});

test('reads again when a schema is saved', async () => {
  const { root, broker, open } = await ordersScreen();
  await send(broker, orders(3));
  const screen = open();
  await screen.shows(/✓ valid +\{"id":2,/);
  const schema = join(root, 'schemas/order-placed.yaml');
  await writeFile(schema, (await readFile(schema, 'utf8')).replace('type: integer', 'type: string'));
  screen.save();
  await screen.shows(/✗ INVALID +\{"id":2,/);
});

test('keeps the messages when their schema breaks, and says what is wrong with it', async () => {
  const { root, broker, open } = await ordersScreen();
  await send(broker, orders(3));
  const screen = open();
  await screen.shows(/✓ valid +\{"id":2,/);
  const schema = join(root, 'schemas/order-placed.yaml');
  const whole = await readFile(schema, 'utf8');
  await writeFile(schema, whole.replace('type: integer', 'type: integr'));
  screen.save();
  const frame = await screen.shows(/\? schema +\{"id":2,/);
  expect(frame).toMatch(/schema broken: schemas\/order-placed\.yaml:\d+:\d+: /);
  await screen.press('Enter');
  await screen.shows(/─ 0:2 {2}\? schema(.|\n)*schema broken: schemas/);
  await writeFile(schema, whole);
  screen.save();
  await screen.shows(/✓ valid/);
});

test('reads again when evtool.yml is saved with another word on formats', async () => {
  const { root, broker, open } = await ordersScreen({}, async (root) => {
    const schema = join(root, 'schemas/order-placed.yaml');
    await writeFile(schema, (await readFile(schema, 'utf8')).replace('total: {}', 'total: { format: date }'));
  });
  await send(broker, [order('{"id":1,"total":"never"}')]);
  const screen = open();
  await screen.shows(/✗ INVALID +\{"id":1,/);
  await appendFile(join(root, 'evtool.yml'), 'validation: { formats: annotate }\n');
  screen.save();
  await screen.shows(/✓ valid +\{"id":1,/);
});

test.each(['colour', 'no colour', 'ascii'])('says verdicts in words or signs with %s', async (look) => {
  const { broker, open } = await ordersScreen({
    columns: 200,
    hasColor: look === 'colour',
    isAscii: look === 'ascii',
  });
  await send(broker, [...orders(1), invalidOrder(1)]);
  const screen = open();
  const frame = await screen.shows(/id-1/);
  expect(frame).toMatch(look === 'ascii' ? /\+ valid(.|\n)*x INVALID/ : /✓ valid(.|\n)*✗ INVALID/);
});

test('reads a topic again that was made anew, by itself', async () => {
  const { broker, open } = await ordersScreen();
  const waiting = { signal: new AbortController().signal };
  const create = () => broker.createTopic({ name: 'fleeting', partitions: 1, replicas: 1 }, waiting);
  const sendOne = (value: string) => send(broker, [{ ...order(value), topic: 'fleeting' }]);
  const screen = open('fleeting');
  await screen.shows(/Unknown topic or event "fleeting"(.|\n)*Trying again/);
  await create();
  await sendOne('{"is":"first"}');
  await screen.shows(/"is":"first"/);
  await broker.deleteTopic('fleeting', waiting);
  await screen.shows(/Unknown topic or event "fleeting"/);
  await create();
  await sendOne('{"is":"second"}');
  expect(await screen.shows(/"is":"second"/)).not.toContain('"is":"first"');
});

test('says that a broker cannot be reached, and tries again', async () => {
  const { root } = await ordersScreen();
  const context = await workspaceContext(root, { brokers: ['localhost:1'] });
  const screen = openScreen(context, { start: { screen: 'messages', topic: 'orders' } });
  expect(await screen.shows(/Trying again…/)).toContain('localhost:1');
});
