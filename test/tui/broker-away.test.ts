import { expect, onTestFinished, test } from 'vitest';
import type { AppContext } from '../../src/app/context.ts';
import { EvtoolError } from '../../src/core/errors.ts';
import { send } from '../support/broker-session.ts';
import { orders } from '../support/orders-screen.ts';
import { openOrdersWorkspace } from '../support/orders-workspace.ts';
import { openScreen } from '../support/screen-driver.tsx';
import { workspaceContext } from '../support/workspace-context.ts';

type Absence = { is: 'there' | 'gone' | 'silent'; back: () => void };

/** The workspace's broker, which reads and writes as ever and answers as told. */
const open = async () => {
  const workspace = await openOrdersWorkspace();
  onTestFinished(workspace.close);
  const real = await workspaceContext(workspace.root);
  const absence: Absence = { is: 'there', back: () => {} };
  const answers = async (): Promise<void> => {
    if (absence.is === 'gone')
      throw new EvtoolError('Lost Kafka at here:9092.', { hint: 'Is it still running there?' });
    if (absence.is === 'silent')
      await new Promise<void>((resolve) => {
        absence.back = resolve;
      });
  };
  const context: AppContext = { ...real, broker: async () => ({ ...(await real.broker()), answers }) };
  return { context, absence, broker: workspace.broker };
};

test('the header of every screen says that the broker has gone, and that it is back', async () => {
  const { context, absence } = await open();
  const screen = openScreen(context);
  const names = ['Topics', 'Messages', 'Debug', 'Handlers', 'Fixtures', 'Groups', 'Schemas'];
  const everywhere = async (header: RegExp): Promise<void> => {
    for (const [index, name] of names.entries()) {
      await screen.press(String(index + 1));
      expect(await screen.shows(new RegExp(`╭─ .*${name}`))).toMatch(header);
    }
  };
  await screen.press('4');
  await screen.shows(/● the embedded broker/);
  absence.is = 'gone';
  await screen.shows(/✗ not connected since \d\d:\d\d:\d\d/);
  await everywhere(/✗ not connected/);
  await screen.press('5');
  absence.is = 'there';
  await screen.shows(/● the embedded broker/);
  await everywhere(/● the embedded broker/);
});

test('what a table shows of the broker is dim while it does not answer', async () => {
  const { context, absence } = await open();
  const screen = openScreen(context, { hasColor: true });
  const dimRow = /\u001b\[2morders\b/;
  await screen.shows(/● the embedded broker(.|\n)*orders .* 0 /);
  expect(screen.painted()).not.toMatch(dimRow);
  absence.is = 'gone';
  await screen.shows(/✗ not connected since/);
  expect(screen.painted()).toMatch(dimRow);
  absence.is = 'there';
  await screen.shows(/● the embedded broker/);
  expect(screen.painted()).not.toMatch(dimRow);
});

test('messages that are followed wait for a broker that has gone, and go on when it is back', async () => {
  const { context, absence, broker } = await open();
  await send(broker, orders(2));
  const screen = openScreen(context, { start: { screen: 'messages', topic: 'orders' } });
  await screen.shows(/orders {2}live(.|\n)*"id":1,/);
  absence.is = 'gone';
  const frame = await screen.shows(/orders {2}· waiting for the broker(.|\n)*"id":1,/);
  expect(frame).toMatch(/✗ not connected(.|\n)*Lost Kafka at here:9092\.(.|\n)*Reading goes on from here/);
  absence.is = 'there';
  await send(broker, orders(1, 2));
  await screen.shows(/● the embedded broker(.|\n)*orders {2}live(.|\n)*"id":2,/);
});

test('a broker that is silent for longer than it should be is not called connected', async () => {
  const { context, absence } = await open();
  const screen = openScreen(context, { start: { screen: 'messages', topic: 'orders' } });
  await screen.shows(/● the embedded broker(.|\n)*No messages yet/);
  absence.is = 'silent';
  const frame = await screen.shows(/· no answer since \d\d:\d\d:\d\d from the embedded/);
  expect(frame).toMatch(/orders {2}· waiting for the broker(.|\n)*No answer from the embedded broker\./);
  absence.is = 'there';
  absence.back();
  await screen.shows(/● the embedded broker(.|\n)*No messages yet/);
});

test('news of the broker leave the keys of a question in sight', async () => {
  const { context } = await open();
  let news = (_text: string): void => {};
  const screen = openScreen(context, {
    onNotice: (show) => {
      news = show;
      return () => {};
    },
  });
  await screen.shows(/orders/);
  await screen.press('o');
  await screen.shows(/Sort by/);
  news('Lost Kafka at here:9092: waiting until it is back.');
  await screen.shows(/^Lost Kafka at here:9092: waiting until it is back\.\nEnter take .*Esc close$/m);
});
