import { expect, test } from 'vitest';
import { send } from '../../support/broker-session.ts';
import { orders, ordersScreen } from '../../support/orders-screen.ts';

test('shows the last messages of a topic and then new ones', async () => {
  const { broker, open } = await ordersScreen();
  await send(broker, orders(30));
  const screen = open();
  await screen.shows(/"id":29/);
  await send(broker, orders(1, 100));
  expect(await screen.shows(/"id":100/)).toMatch(/0:30 +k-100 +order-placed +✓ +\{"id":100,"total":100\}/);
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
