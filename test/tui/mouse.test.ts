import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { AppContext } from '../../src/app/context.ts';
import type { MouseTurn } from '../../src/tui/ui-options.ts';
import { send } from '../support/broker-session.ts';
import { orders, ordersScreen } from '../support/orders-screen.ts';
import { openScreen } from '../support/screen-driver.tsx';
import { workspaceContext } from '../support/workspace-context.ts';
import { copyWorkspace } from '../support/workspace-copy.ts';

/** The screens with a mouse that clicks and turns on the first text of the frame that matches. */
const withMouse = (open: (onMouse: (listener: (turn: MouseTurn) => void) => void) => ReturnType<typeof openScreen>) => {
  let turned = (_turn: MouseTurn): void => {};
  const screen = open((listener) => {
    turned = listener;
  });
  const at = async (text: RegExp, lines: number): Promise<void> => {
    const rows = screen.frame().split('\n');
    const row = rows.findIndex((line) => text.test(line));
    turned({ row, column: text.exec(rows[row] ?? '')?.index ?? 0, lines });
    for (let turns = 0; turns < 5; turns += 1) await turn();
  };
  return { ...screen, click: (text: RegExp) => at(text, 0), wheel: (text: RegExp, lines: number) => at(text, lines) };
};

const sized = async (columns: number): Promise<ReturnType<typeof withMouse>> => {
  const { root } = await copyWorkspace();
  const context: AppContext = await workspaceContext(root);
  return withMouse((onMouse) => openScreen(context, { columns, rows: 30, onMouse }));
};

test('a click goes to a topic, and another one shows its messages', async () => {
  const { shows, press, click, copied } = await sized(100);
  await shows(/todo-created/);
  await click(/platform\.idmsvc\.todo-created/);
  await press('y');
  expect(copied()).toEqual(['platform.idmsvc.todo-created']);
  await click(/platform\.idmsvc\.todo-created/);
  await shows(/╭─ platform\.idmsvc\.todo-created/);
});

test('a click on a tab opens it', async () => {
  const { shows, click } = await sized(100);
  await shows(/todo-created/);
  await click(/Schemas/);
  await shows(/╭─ Schemas/);
});

test.each([80, 120, 160])('a click goes to a message and to a line of its value, at %i columns', async (columns) => {
  const { broker, open } = await ordersScreen({ columns, rows: 30 });
  await send(broker, orders(8));
  const screen = withMouse((onMouse) => open('orders', { onMouse }));
  await screen.shows(/"id":7/);
  await screen.click(/0:2 /);
  await screen.press('m');
  expect(screen.frame()).toMatch(/Marked 0:2\./);
  await screen.click(/0:2 /);
  await screen.shows(/total: 2/);
  await screen.click(/total: 2/);
  await screen.press('h');
  await screen.shows(/value: \{/);
});

test('the wheel scrolls what is under it, and answers no question', async () => {
  const { shows, press, wheel, frame } = await sized(100);
  await shows(/todo-created/);
  await press('?');
  await shows(/Keys: Topics/);
  const before = frame();
  await wheel(/Keys: Topics/, 3);
  expect(frame()).not.toBe(before);
  await press('Esc', '/');
  await press('x');
  await wheel(/Topics/, -3);
  expect(frame()).toMatch(/\/x$/m);
});

test('a click on another pane goes there', async () => {
  const { shows, click, press, frame } = await sized(120);
  await shows(/todo-created/);
  await press('7');
  await shows(/╭─ Schemas(.|\n)*\$schema/);
  await click(/\$schema/);
  await press('Esc');
  expect(frame()).toMatch(/╭─ Schemas/);
});
