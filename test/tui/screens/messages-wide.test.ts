import { expect, test } from 'vitest';
import { widthOf } from '../../../src/tui/frame/width.ts';
import { send } from '../../support/broker-session.ts';
import { invalidOrder, orders, ordersScreen } from '../../support/orders-screen.ts';
import { order } from '../../support/orders-workspace.ts';

test.each([
  [140, 40],
  [200, 50],
])('how a message was checked and its headers stand beside it at %i×%i', async (columns, rows) => {
  const { broker, open } = await ordersScreen({ columns, rows });
  const traced = order('{"id":9}', { headers: [['Trace', Buffer.from('a-trace-of-some-length '.repeat(20))]] });
  await send(broker, [...orders(1), traced]);
  const screen = open();
  const frame = await screen.shows(/Checks and headers(.|\n)*✓ decode/);
  expect(frame).toMatch(
    /✓ decode +json(.|\n)*✓ event +order-placed(.|\n)*✓ schema(.|\n)*Headers(.|\n)*Type(.|\n)*Placed/,
  );
  expect(frame).toMatch(/Trace(.|\n)* {2}a-trace-of-some-length/);
  for (const row of frame.split('\n')) expect(widthOf(row)).toBeLessThanOrEqual(columns);
  await send(broker, [invalidOrder(2)]);
  await screen.shows(/id-2(.|\n)*✗ schema/);
});

test.each([139, 90, 80])('there is no room for that at %i columns', async (columns) => {
  const { broker, open } = await ordersScreen({ columns });
  await send(broker, orders(1));
  const screen = open();
  expect(await screen.shows(/"id":0/)).not.toContain('Checks and headers');
});

test('one pane takes all the room, and gives it back', async () => {
  const { broker, open } = await ordersScreen({ columns: 140 });
  await send(broker, orders(1));
  const screen = open();
  await screen.shows(/Checks and headers/);
  await screen.press('+');
  expect(screen.frame()).not.toContain('Checks and headers');
  await screen.press('_');
  await screen.shows(/Checks and headers/);
});
