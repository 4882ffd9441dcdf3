import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openKafka } from '../../../src/brokers/kafka/open-kafka.ts';
import { draftOf, newTopic, send } from '../../support/broker-session.ts';
import { joinGroup } from '../../support/join-group.ts';
import { realKafka } from '../../support/kafka.ts';
import { kafkaJsClient } from '../../support/kafkajs-client.ts';
import { openScreen } from '../../support/screen-driver.tsx';
import { workspaceContext } from '../../support/workspace-context.ts';
import { copyWorkspace } from '../../support/workspace-copy.ts';

const kafka = await realKafka();
const start = { screen: 'groups' } as const;

test('says why the embedded broker has no groups', async () => {
  const screen = openScreen(await workspaceContext((await copyWorkspace()).root), { start });
  await screen.shows(/The embedded broker has no consumer groups/);
  await screen.press('Enter');
  await screen.shows(/There is no group under the cursor/);
});

describe.skipIf(kafka === null)('the groups of a real Kafka', () => {
  const address = kafka ?? '';
  const group = `service-${randomUUID()}`;
  let topic: string;
  let leave: () => Promise<void>;

  beforeAll(async () => {
    const broker = await openKafka({ brokers: [address], timeoutMs: 10_000 });
    topic = await newTopic(broker, 2);
    await send(broker, [draftOf(topic, 'a', { partition: 0 })]);
    leave = await joinGroup(kafkaJsClient(address), { group, topic, messages: 1 });
    await broker.close();
  });
  afterAll(() => leave());

  const open = async (columns: number) => {
    const context = await workspaceContext((await copyWorkspace()).root, { brokers: [address] });
    return { context, screen: openScreen(context, { start, columns }) };
  };

  test('are listed with state, members and lag, and looked into', async () => {
    const { screen } = await open(80);
    await screen.shows(/Groups \d+/);
    await screen.press('/');
    await screen.type(group);
    await screen.press('Enter');
    await screen.shows(new RegExp(`${group} +✓ Stable +1 +0`));
    await screen.press('Enter');
    await screen.shows(/Stable {2}1 member {2}2 partitions {2}lag 0/);
    await screen.press('!');
    await screen.shows(/Command line/);
    expect(screen.copied()).toEqual([`evtool groups ${group} -b ${address}`]);
    await screen.press('Esc', 'Esc');
    await screen.shows(/Groups \d.* \/service/);
    await screen.press('Esc');
    await screen.shows(/Groups \d+ ─/);
  });

  test('stand beside their partitions where there is room, and the lag follows the topic', async () => {
    const { context, screen } = await open(200);
    await screen.shows(/Groups \d+/);
    await screen.press('/');
    await screen.type(group);
    await screen.press('Enter');
    await screen.shows(new RegExp(`${topic} +0 +1 +1 +0 +a-service`));
    const [receipt] = await send(await context.broker(), [draftOf(topic, 'b', { partition: 1 })]);
    expect(receipt?.offset).toBe(0);
    await screen.shows(new RegExp(`${topic} +1 +1 +1 +0 +a-service`));
  });
});
