import { onTestFinished } from 'vitest';
import type { Draft } from '../../src/core/message.ts';
import type { Broker } from '../../src/core/ports.ts';
import { openOrdersWorkspace, order } from './orders-workspace.ts';
import { openScreen, type ScreenDriver } from './screen-driver.tsx';
import { workspaceContext } from './workspace-context.ts';

type OrdersScreen = {
  readonly root: string;
  readonly broker: Broker;
  /** The screen of messages on the topic `orders`, or on another one. */
  readonly open: (topic?: string, more?: Parameters<typeof openScreen>[1]) => ScreenDriver;
};

/** A workspace of its own, and the screen of its messages. `prepare` changes its files before they are read. */
export const ordersScreen = async (
  options: Parameters<typeof openScreen>[1] = {},
  prepare: (root: string) => Promise<void> = async () => {},
): Promise<OrdersScreen> => {
  const workspace = await openOrdersWorkspace();
  onTestFinished(workspace.close);
  await prepare(workspace.root);
  let context = await workspaceContext(workspace.root);
  const renew = async (): Promise<void> => {
    context = await workspaceContext(workspace.root);
  };
  const open: OrdersScreen['open'] = (topic = 'orders', more = {}) =>
    openScreen(() => context, { start: { screen: 'messages', topic }, renew, ...options, ...more });
  return { root: workspace.root, broker: workspace.broker, open };
};

/** Orders by growing numbers: `{"id":7,"total":7}` with the key `k-7`; one of a word for an id is invalid. */
export const orders = (count: number, from = 0): readonly Draft[] =>
  Array.from({ length: count }, (_, n) => numbered(from + n, from + n));

export const invalidOrder = (n: number): Draft => numbered(n, `id-${n}`);

const numbered = (n: number, id: unknown): Draft =>
  order(JSON.stringify({ id, total: n }), { key: Buffer.from(`k-${n}`) });
