import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { AppContext } from '../../../src/app/context.ts';
import type { Broker } from '../../../src/core/ports.ts';
import { readAll, send } from '../../support/broker-session.ts';
import { orders } from '../../support/orders-screen.ts';
import { openOrdersWorkspace } from '../../support/orders-workspace.ts';
import { openScreen } from '../../support/screen-driver.tsx';
import { workspaceContext } from '../../support/workspace-context.ts';

const fixture = (key: string): string => JSON.stringify({ event: 'order-placed', key, value: { id: 1 } });

/** What a save may change of where the screens are. */
type Target = Partial<NonNullable<AppContext['target']>>;

/** A production context, of which a save makes another; its topics are listed once `answer` is called. */
const open = async ({ isSlow = false } = {}) => {
  const workspace = await openOrdersWorkspace();
  onTestFinished(workspace.close);
  const folder = join(workspace.root, 'fixtures/order-placed');
  await mkdir(folder, { recursive: true });
  const write = (key: string): Promise<void> => writeFile(join(folder, 'one.json'), fixture(key));
  await write('agreed');
  const real = await workspaceContext(workspace.root);
  const gate = Promise.withResolvers<void>();
  if (!isSlow) gate.resolve();
  const slow = (broker: Broker): Broker => ({
    ...broker,
    listTopics: async (waiting) => {
      await Promise.race([gate.promise, aborted(waiting.signal)]);
      return broker.listTopics(waiting);
    },
  });
  let change: Target = {};
  const broker = async (): Promise<Broker> => slow(await real.broker());
  const context = (): AppContext => ({
    ...real,
    target: real.target && { ...real.target, production: true, ...change },
    broker,
  });
  const keys = async (): Promise<readonly string[]> =>
    (await readAll(workspace.broker, 'orders')).map(({ key }) => `${key}`);
  const becomes = (next: Target): void => {
    change = next;
  };
  return { workspace, context, write, keys, becomes, answer: gate.resolve };
};

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));

const openFixtures = async (context: () => AppContext) => {
  const screen = openScreen(context, { start: { screen: 'fixtures' } });
  await screen.shows(/one\.json/);
  await screen.press('j');
  return screen;
};

test('keys in the same breath as P, or before the question can be read, send nothing', async () => {
  const { context, keys } = await open();
  const screen = await openFixtures(context);
  await screen.type('Py');
  await screen.shows(/Copy of fixtures/);
  await screen.press('Esc');
  await screen.shows(/Send in production\?/);
  await screen.type('y');
  expect(screen.frame()).toMatch(/Send in production\?/);
  await screen.press('n');
  await screen.shows(/Nothing is sent/);
  expect(await keys()).toEqual([]);
});

test('what is saved while one is asked is not sent, but what was asked about', async () => {
  const { context, write, keys } = await open();
  const screen = await openFixtures(context);
  await screen.press('P');
  await screen.shows(/Send in production\?[\s\S]*topic orders: 1 message/);
  await write('saved later');
  await screen.press('y');
  await screen.shows(/Sent 1 message[\s\S]*key agreed/);
  expect(await keys()).toEqual(['agreed']);
});

const changes: readonly (readonly [Target, RegExp])[] = [
  [{ readOnly: true }, /Nothing is sent\. Context "local" is read-only now\./],
  [{ name: 'dev' }, /Nothing is sent\. The context is "dev" now, no longer "local"\./],
  [{ brokers: ['other:9092'] }, /Nothing is sent\. Context "local" has other brokers now\./],
];

test.each(changes)('a context that became %j while one was asked gets nothing', async (change, says) => {
  const { context, becomes, keys } = await open();
  const screen = await openFixtures(context);
  await screen.press('P');
  await screen.shows(/Send in production\?/);
  becomes(change);
  await screen.press('y');
  await screen.shows(says);
  expect(await keys()).toEqual([]);
});

test('an edited message goes nowhere else than was asked', async () => {
  const { workspace, context, becomes, keys } = await open();
  await send(workspace.broker, orders(1));
  const before = await keys();
  const screen = openScreen(context, {
    start: { screen: 'messages', topic: 'orders' },
    editText: async (text) => text.replace('"id": 0', '"id": 9'),
  });
  await screen.shows(/"id":0/);
  await screen.press('e');
  await screen.shows(/Send 1 message to orders\?[\s\S]*in PRODUCTION/);
  becomes({ readOnly: true });
  await screen.press('y');
  await screen.shows(/Nothing is sent\. Context "local" is read-only now\./);
  expect(await keys()).toEqual(before);
});

test('a check that takes long says so, can be given up, and leaves the other keys to the screen', async () => {
  const { context, answer, keys } = await open({ isSlow: true });
  const screen = await openFixtures(context);
  await screen.press('P');
  await screen.shows(/Checking fixtures\/order-placed\/one\.json … \d+ s {2}Esc stops waiting/);
  await screen.press('P');
  await screen.shows(/Still checking fixtures\/order-placed\/one\.json\./);
  await screen.press('Esc');
  await screen.shows(/No longer checking fixtures\/order-placed\/one\.json: nothing is sent\./);
  await screen.press('P');
  await screen.shows(/Checking fixtures/);
  await screen.press('y');
  await screen.shows(/Copy of fixtures/);
  answer();
  await screen.shows(/^(?![\s\S]*Checking)/);
  await screen.press('Esc');
  await screen.shows(/Send in production\?/);
  await screen.press('y');
  await screen.shows(/Sent 1 message/);
  expect(await keys()).toEqual(['agreed']);
});

test('q leaves a check, as nothing is on its way yet', async () => {
  const { context } = await open({ isSlow: true });
  const screen = await openFixtures(context);
  await screen.press('P');
  await screen.shows(/Checking fixtures/);
  await screen.press('^c');
  expect(await screen.ended).toEqual({ interrupted: true });
});
