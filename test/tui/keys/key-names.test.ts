import { expect, test } from 'vitest';
import { ordersScreen } from '../../support/orders-screen.ts';

test.each([
  ['F5', '\u001b[15~'],
  ['Insert', '\u001b[2~'],
  ['F5 with Ctrl', '\u001b[15;5~'],
])('%s, which means nothing, is answered like any other key that does', async (_, bytes) => {
  const { open } = await ordersScreen();
  const screen = open();
  await screen.shows(/No messages yet/);
  await screen.type(bytes);
  await screen.shows(/That key does nothing here\. \? shows the keys\./);
  await screen.press('t');
  await screen.shows(/^Topic or event:/m);
  await screen.type(bytes);
  await screen.shows(/That key does nothing in a text\./);
  expect(screen.frame()).toMatch(/^Topic or event: *$/m);
});
