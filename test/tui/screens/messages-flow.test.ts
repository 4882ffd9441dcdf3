import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { send } from '../../support/broker-session.ts';
import { orders, ordersScreen } from '../../support/orders-screen.ts';
import { order } from '../../support/orders-workspace.ts';

test('every screen says what is read while it is out of sight, and how much of it', async () => {
  const { broker, open } = await ordersScreen({ columns: 120 });
  await send(broker, orders(3));
  const screen = open();
  expect(await screen.shows(/checked 3$/m)).not.toMatch(/orders {2}\d+ msg/);
  for (const [key, title] of [
    ['1', 'Topics'],
    ['4', 'Handlers'],
    ['7', 'Schemas'],
  ]) {
    await screen.press(key ?? '');
    expect(await screen.shows(new RegExp(`╭─ .*${title}`))).toMatch(/orders {2}\d+ msg\/s {2}checked 3$/m);
  }
  await send(broker, orders(2, 3));
  await screen.shows(/╭─ .*Schemas/);
  await screen.shows(/orders {2}\d+ msg\/s {2}checked 5$/m);
  await screen.press('2');
  await screen.shows(/"id":4,/);
});

describe('what comes faster than it can be shown', () => {
  /** A schema that compares each element of a value with every other one. */
  const compareAll = async (root: string): Promise<void> => {
    const schema = join(root, 'schemas/order-placed.yaml');
    await writeFile(schema, `${await readFile(schema, 'utf8')}  all: { type: array, uniqueItems: true }\n`);
  };
  const all = Array.from({ length: 500 }, (_, n) => ({ n }));
  const flood = Array.from({ length: 4_000 }, (_, id) => order(JSON.stringify({ id, all })));

  test('is shown in a share, which is said, and the rest is counted as dropped', async () => {
    const { broker, open } = await ordersScreen({ columns: 120 }, compareAll);
    const screen = open();
    await screen.shows(/No messages yet/);
    await send(broker, flood);
    const frame = await screen.shows(/orders {2}live {2}showing 1 in \d+/);
    expect(await screen.shows(/dropped [1-9]/)).toMatch(/checked [1-9]/);
    expect(frame).toMatch(/behind/);
  });

  test('is searched whole, and how far behind that is, is said', async () => {
    const { broker, open } = await ordersScreen({ columns: 120 }, compareAll);
    const screen = open();
    await screen.shows(/No messages yet/);
    await screen.press('v');
    await screen.shows(/invalid only {2}live/);
    await send(broker, flood);
    expect(await screen.shows(/invalid only {2}live {2}[\d,]+ behind/)).not.toMatch(/showing 1 in|dropped/);
  });
});
