import { expect, test } from 'vitest';
import type { AppContext } from '../../../src/app/context.ts';
import { EvtoolError } from '../../../src/core/errors.ts';
import type { Broker } from '../../../src/core/ports.ts';
import { widthOf } from '../../../src/tui/frame/width.ts';
import { draftOf, send } from '../../support/broker-session.ts';
import { openScreen } from '../../support/screen-driver.tsx';
import { workspaceContext } from '../../support/workspace-context.ts';
import { copyWorkspace } from '../../support/workspace-copy.ts';

const topic = 'platform.idmsvc.todo-created';

const sized = async (columns: number, readingOf: (broker: Broker) => Broker['read'] = ({ read }) => read) => {
  const real = await workspaceContext((await copyWorkspace()).root);
  const broker = await real.broker();
  const context: AppContext = { ...real, broker: async () => ({ ...broker, read: readingOf(broker) }) };
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

test('a topic whose messages could not be read is read again, and shown when the broker is back', async () => {
  let isGone = true;
  const { screen } = await sized(140, (broker) => (plan, waiting) => {
    if (isGone) throw new EvtoolError('Lost Kafka at here:9092.');
    return broker.read(plan, waiting);
  });
  await screen.shows(/todo-created/);
  await screen.press('j');
  await screen.shows(/Newest messages(.|\n)*They cannot be read: Enter says why\./);
  isGone = false;
  await screen.shows(/Newest messages(.|\n)*1:0 +✗ INVALID +\{"id":"two"/);
});

test('what is read of a topic is given up when the cursor goes on, and keeps no other one waiting', async () => {
  const unanswered: AbortSignal[] = [];
  const { broker, screen } = await sized(
    140,
    (broker) =>
      async function* (plan, waiting) {
        const { signal } = waiting;
        if (!plan.ranges.some((range) => range.topic === topic)) return yield* broker.read(plan, waiting);
        unanswered.push(signal);
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      },
  );
  const other = 'platform.notifications.ingress';
  await send(broker, [draftOf(other, '{"id":4}')]);
  await screen.shows(/todo-created/);
  await screen.press('j');
  await screen.shows(/╭─ platform\.idmsvc\.todo-created ─/);
  await expect.poll(() => unanswered.length).toBeGreaterThan(1);
  await screen.press('j');
  await screen.shows(/╭─ platform\.notifications\.ingress ─(.|\n)*Newest messages(.|\n)*\{"id":4\}/);
  expect(unanswered.some(({ aborted }) => aborted)).toBe(true);
});
