import { expect, test } from 'vitest';
import { widthOf } from '../../../src/tui/frame/width.ts';
import { draftOf, send } from '../../support/broker-session.ts';
import { openScreen } from '../../support/screen-driver.tsx';
import { workspaceContext } from '../../support/workspace-context.ts';
import { copyWorkspace } from '../../support/workspace-copy.ts';

const topic = 'platform.idmsvc.todo-created';

const sized = async (columns: number) => {
  const context = await workspaceContext((await copyWorkspace()).root);
  const broker = await context.broker();
  await send(broker, [
    draftOf(topic, '{"id":1,"title":"Buy milk","description":"-"}', { partition: 0 }),
    draftOf(topic, '{"id":"two","title":"Wash up"}', { partition: 1 }),
  ]);
  return { broker, screen: openScreen(context, { columns, rows: 40 }) };
};

test.each([140, 200])('the topic under the cursor is looked into beside the list, at %i columns', async (columns) => {
  const { broker, screen } = await sized(columns);
  await screen.shows(/todo-created/);
  await screen.shows(/Newest messages(.|\n)*None yet/);
  await screen.press('j');
  const frame = await screen.shows(
    /╭─ platform\.idmsvc\.todo-created ─(.|\n)*Newest messages(.|\n)*1:0 +✗ INVALID +\{"id":"two"/,
  );
  expect(frame).toMatch(
    /schema +schemas\/todo-created(.|\n)*PARTITION +MESSAGES(.|\n)*│ 0 +1 +0 +1(.|\n)*0:0 +✓ valid +\{"id":1,/,
  );
  for (const row of frame.split('\n')) expect(widthOf(row)).toBeLessThanOrEqual(columns);
  await send(broker, [draftOf(topic, '{"id":3,"title":"Sleep","description":"-"}', { partition: 2 })]);
  await screen.shows(/2:0 +✓ valid +\{"id":3,/);
});

test('there is no room for that at 139 columns', async () => {
  const { screen } = await sized(139);
  expect(await screen.shows(/50%/)).not.toContain('Newest messages');
});
