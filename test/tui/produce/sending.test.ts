import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { AppContext } from '../../../src/app/context.ts';
import type { Draft } from '../../../src/core/message.ts';
import type { Broker, WriteOptions } from '../../../src/core/ports.ts';
import { send } from '../../support/broker-session.ts';
import { orders } from '../../support/orders-screen.ts';
import { openOrdersWorkspace } from '../../support/orders-workspace.ts';
import { openScreen } from '../../support/screen-driver.tsx';
import { workspaceContext } from '../../support/workspace-context.ts';

const fixture = JSON.stringify({ event: 'order-placed', key: 'k-1', value: { id: 1 } });

/** The workspace's broker, which takes what is sent and holds it back until `answer`, or until one stops waiting. */
const open = async () => {
  const workspace = await openOrdersWorkspace();
  onTestFinished(workspace.close);
  const folder = join(workspace.root, 'fixtures/order-placed');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'one.json'), fixture);
  await send(workspace.broker, orders(2));
  const real = await workspaceContext(workspace.root);
  const gate = Promise.withResolvers<void>();
  const heldBack = (broker: Broker): Broker['write'] =>
    async function* <D extends Draft>(drafts: AsyncIterable<readonly D[]>, options: WriteOptions) {
      const gaveUp = Promise.withResolvers<void>();
      options.signal.addEventListener('abort', () => gaveUp.reject(options.signal.reason));
      const taken: (readonly D[])[] = [];
      for await (const batch of drafts) taken.push(batch);
      await Promise.race([gate.promise, gaveUp.promise]);
      yield* broker.write(streamOf(taken), options);
    };
  const context: AppContext = {
    ...real,
    broker: async () => {
      const broker = await real.broker();
      return { ...broker, write: heldBack(broker) };
    },
  };
  return { context, answer: gate.resolve };
};

async function* streamOf<T>(batches: readonly T[]): AsyncGenerator<T> {
  yield* batches;
}

const sendFromTopics = async (context: AppContext) => {
  const screen = openScreen(context);
  await screen.shows(/orders/);
  await screen.press('P');
  await screen.shows(/Send to orders/);
  await screen.press('Enter');
  await screen.shows(/Sending 1 message to orders … \d+ s {2}Esc stops waiting/);
  return screen;
};

test('says what is being sent for as long as it lasts, and where it landed', async () => {
  const { context, answer } = await open();
  const screen = await sendFromTopics(context);
  await screen.press('j');
  await screen.shows(/Sending 1 message to orders … [1-9]\d* s/);
  answer();
  expect(await screen.shows(/Sent 1 message[\s\S]*orders partition \d at offset \d/)).not.toContain('Sending');
});

test('stops waiting at Esc, and says that it may have arrived', async () => {
  const { context } = await open();
  const screen = await sendFromTopics(context);
  await screen.press('Esc');
  const frame = await screen.shows(/No longer waiting: 1 message to orders may or may not have arrived\./);
  expect(frame).not.toContain('Sending');
  await screen.press('Esc');
  expect(screen.frame()).not.toMatch(/No longer|first screen/);
});

test('refuses to send another one meanwhile, and says why', async () => {
  const { context, answer } = await open();
  const screen = await sendFromTopics(context);
  await screen.press('P');
  await screen.shows(/1 message to orders is still being sent\. Esc stops waiting\./);
  await screen.press('Enter');
  await screen.shows(/"id":1/);
  await screen.press('e');
  await screen.shows(/1 message to orders is still being sent\./);
  await screen.press('5');
  await screen.shows(/Fixtures/);
  await screen.press('P');
  await screen.shows(/1 message to orders is still being sent\./);
  answer();
  await screen.shows(/Sent 1 message/);
});

test.each(['q', '^c'])('asks before %s leaves something under way', async (key) => {
  const { context } = await open();
  const screen = await sendFromTopics(context);
  await screen.press(key);
  const name = key === 'q' ? 'q' : '\\^C';
  await screen.shows(
    new RegExp(
      `1 message to orders is still being sent, and may or may not arrive\\. ${name}\\s+once\\s+more\\s+quits`,
    ),
  );
  await screen.press(key);
  expect(await screen.ended).toEqual({ interrupted: key === '^c' });
});

test('says what an edited message waits for', async () => {
  const { context, answer } = await open();
  const screen = openScreen(context, {
    start: { screen: 'messages', topic: 'orders' },
    editText: async (text) => text.replace('"total": 1', '"total": 9'),
  });
  await screen.shows(/"id":1,/);
  await screen.press('e');
  await screen.shows(/Send 1 message to orders\?/);
  await screen.press('y');
  await screen.shows(/Sending 1 message to orders … \d+ s/);
  answer();
  await screen.shows(/Sent to orders \d:\d/);
});
