import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKafka } from '../../src/brokers/kafka/open-kafka.ts';
import type { Broker } from '../../src/core/ports.ts';
import { draftOf, newTopic, send } from '../support/broker-session.ts';
import { realKafka } from '../support/kafka.ts';
import { kafkaJsClient } from '../support/kafkajs-client.ts';
import { type OrdersWorkspace, openOrdersWorkspace } from '../support/orders-workspace.ts';
import { runCli, startCli } from '../support/run-cli.ts';

const bootstrap = await realKafka();

describe.skipIf(bootstrap === null)('evtool tail on a real Kafka', () => {
  const address = bootstrap ?? '';
  let broker: Broker;
  let workspace: OrdersWorkspace;
  /** The cluster's name for `orders`. */
  let topic: string;

  beforeAll(async () => {
    broker = await openKafka({ brokers: [address], timeoutMs: 10_000 });
    topic = await newTopic(broker, 3);
    workspace = await openOrdersWorkspace(topic);
  });
  afterAll(async () => {
    await broker.close();
    await workspace.close();
  });

  const tail = (...args: readonly string[]) => runCli(['tail', '-b', address, ...args], { cwd: workspace.root });
  const values = (stdout: string) =>
    stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line).value);

  it('shows what comes with its verdict, and leaves no group', async () => {
    const admin = kafkaJsClient(address).admin();
    await admin.connect();
    const { groups } = await admin.listGroups();
    const running = startCli(['tail', '-b', address, '-v', 'orders'], { cwd: workspace.root });
    await running.says(/orders is empty/);
    expect(running.stderr()).toContain(`orders is ${topic} on `);
    await send(broker, [draftOf(topic, '{"id":1}', { headers: [['Type', Buffer.from('Placed')]] })]);
    await running.says(/order-placed ✓ {2}\{"id":1\}/);
    running.interrupt();
    expect((await running.result).code).toBe(130);
    expect((await admin.listGroups()).groups).toEqual(groups);
    await admin.disconnect();
  });

  it('ends on the marker of a transaction, and counts the last messages without it', async () => {
    const other = await newTopic(broker, 2);
    const producer = kafkaJsClient(address).producer({ transactionalId: randomUUID(), maxInFlightRequests: 1 });
    await producer.connect();
    for (const ids of [[1, 2], [3]]) {
      const transaction = await producer.transaction();
      await transaction.send({ topic: other, messages: ids.map((id) => ({ value: `{"id":${id}}`, partition: 0 })) });
      await transaction.commit();
    }
    const aborted = await producer.transaction();
    await aborted.send({ topic: other, messages: [{ value: '{"id":4}', partition: 0 }] });
    await aborted.abort();
    await producer.disconnect();
    await expect
      .poll(async () => values((await tail(other, '-e', '--from-beginning', '-O', 'ndjson')).stdout))
      .toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
    const last = await tail(other, '-e', '--tail', '2', '-O', 'ndjson');
    expect(values(last.stdout)).toEqual([{ id: 2 }, { id: 3 }]);
    const all = await tail(other, '-e', '--from-beginning', '-O', 'ndjson', '--isolation-level', 'read_uncommitted');
    expect(values(all.stdout)).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }]);
  });

  it('says which messages wait behind an open transaction', async () => {
    const other = await newTopic(broker);
    const producer = kafkaJsClient(address).producer({ transactionalId: randomUUID(), maxInFlightRequests: 1 });
    await producer.connect();
    const transaction = await producer.transaction();
    await transaction.send({ topic: other, messages: [{ value: '{"id":1}' }] });
    await send(broker, [draftOf(other, '{"id":2}')]);
    const { stdout, stderr } = await tail(other, '-e', '-O', 'ndjson');
    expect(stdout).toBe('');
    expect(stderr).toContain(`${other}:0: up to 2 messages wait behind an open transaction`);
    await transaction.abort();
    await producer.disconnect();
  });
});
