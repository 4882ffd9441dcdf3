import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBroker } from '../../src/brokers/index.ts';
import type { Draft, Header } from '../../src/core/message.ts';
import type { Broker } from '../../src/core/ports.ts';
import { draftOf } from './broker-session.ts';

const configOf = (realTopic: string): string => `
context: local
contexts: { local: { topics: { "${realTopic}": orders } } }
events:
  order-placed:
    topic: orders
    partitions: 2
    when: { header: Type, is: Placed }
    schema: schemas/order-placed.yaml
    headers:
      X-Identity: { secret: true, encoding: base64-json }
  order-paid:
    topic: orders
    partitions: 2
    when: { header: Type, is: Paid }
    schema: schemas/order-placed.yaml
  todo:
    topic: todos
    partitions: 1
    schema: schemas/todo.yaml
`;

const orderSchema = `$schema: https://json-schema.org/draft/2020-12/schema
type: object
required: [id]
properties:
  id: { type: integer }
  total: {}
`;

const todoSchema = `$schema: https://json-schema.org/draft/2020-12/schema
type: object
`;

export const secretText = Buffer.from('{"user":"jo@example.com"}').toString('base64');

/** A message on the topic of two events. `type` null: of neither. */
export const order = (
  value: string | Buffer | null,
  { type = 'Placed', ...more }: Partial<Draft> & { readonly type?: string | null } = {},
): Draft => {
  const headers: Header[] = type === null ? [] : [['Type', Buffer.from(type)]];
  return draftOf('orders', value, { partition: 0, ...more, headers: [...headers, ...(more.headers ?? [])] });
};

export type OrdersWorkspace = { readonly root: string; readonly broker: Broker; readonly close: () => Promise<void> };

/**
 * A workspace in a folder of its own with two topics, and its embedded broker. `realTopic` is what a cluster calls
 * `orders`.
 */
export const openOrdersWorkspace = async (realTopic = 'orders'): Promise<OrdersWorkspace> => {
  const root = await mkdtemp(join(tmpdir(), 'evtool-orders-'));
  await mkdir(join(root, 'schemas'));
  await writeFile(join(root, 'evtool.yml'), configOf(realTopic));
  await writeFile(join(root, 'schemas/order-placed.yaml'), orderSchema);
  await writeFile(join(root, 'schemas/todo.yaml'), todoSchema);
  const topics = [
    { name: 'orders', partitions: 2 },
    { name: 'todos', partitions: 1 },
  ];
  const broker = await openBroker({ brokers: null, root, topics, timeoutMs: 10_000, notice: () => {} });
  return {
    root,
    broker,
    close: async () => {
      await broker.close();
      await rm(root, { recursive: true, force: true });
    },
  };
};
