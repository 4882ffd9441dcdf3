import { expect, test } from 'vitest';
import { send } from '../../support/broker-session.ts';
import { orders, ordersScreen } from '../../support/orders-screen.ts';

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
