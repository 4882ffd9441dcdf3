import { randomUUID } from 'node:crypto';
import type { Broker } from '../../src/core/ports.ts';
import { realKafka } from './kafka.ts';
import { workspaceContext } from './workspace-context.ts';
import { copyWorkspace, type WorkspaceCopy } from './workspace-copy.ts';

export type WalkPlace = {
  readonly columns: number;
  readonly rows: number;
  readonly on: 'the embedded broker' | 'a real Kafka';
  /** `host:port`; null for the embedded broker. */
  readonly address: string | null;
};

const kafka = await realKafka();

const sizes = [
  [80, 24],
  [120, 40],
  [200, 50],
] as const;

/** Every size on every broker. */
export const walkPlaces: readonly WalkPlace[] = sizes.flatMap(([columns, rows]) => [
  { columns, rows, on: 'the embedded broker', address: null } as const,
  ...(kafka === null ? [] : [{ columns, rows, on: 'a real Kafka', address: kafka } as const]),
]);

export type WalkWorld = {
  readonly workspace: WorkspaceCopy;
  /** The one that the UI is on. */
  readonly broker: Broker;
  /** What its topics begin with, as others are on the real Kafka, too: `w1a2b3c4.`. */
  readonly prefix: string;
};

const ownTopics = ['content-sources.introspect', 'idmsvc.todo-created', 'notifications.ingress'] as const;

/** Our own workspace with topics of other names: the same three, with three partitions each, on either broker. */
export const openWalkWorld = async ({ address }: WalkPlace): Promise<WalkWorld> => {
  const workspace = await copyWorkspace();
  const prefix = `w${randomUUID().slice(0, 7)}.`;
  await workspace.edit('evtool.yml', (text) => text.replaceAll('topic: platform.', `topic: ${prefix}`));
  const context = await workspaceContext(workspace.root, { brokers: address === null ? [] : [address] });
  const broker = await context.broker();
  if (address !== null) await createTopics(broker, prefix);
  return { workspace, broker, prefix };
};

const createTopics = async (broker: Broker, prefix: string): Promise<void> => {
  const { signal } = new AbortController();
  for (const name of ownTopics) {
    await broker.createTopic({ name: `${prefix}${name}`, partitions: 3, replicas: 1 }, { signal });
  }
};
