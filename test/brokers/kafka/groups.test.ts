import { randomUUID } from 'node:crypto';
import { type AclEntry, AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openKafka } from '../../../src/brokers/kafka/open-kafka.ts';
import type { Broker } from '../../../src/core/ports.ts';
import { draftOf, newTopic, send } from '../../support/broker-session.ts';
import { joinGroup } from '../../support/join-group.ts';
import { realKafka } from '../../support/kafka.ts';
import { startKafkaTool } from '../../support/kafka-tool.ts';
import { kafkaJsClient } from '../../support/kafkajs-client.ts';
import { startKafka } from '../../support/start-kafka.ts';

const bootstrap = await realKafka();
const waiting = { signal: new AbortController().signal };

describe.skipIf(bootstrap === null)('the groups of a Kafka', () => {
  const address = bootstrap ?? '';
  const client = kafkaJsClient(address);
  const admin = client.admin();
  let broker: Broker;

  beforeAll(async () => {
    broker = await openKafka({ brokers: [address], timeoutMs: 10_000 });
    await admin.connect();
  });
  afterAll(async () => {
    await broker.close();
    await admin.disconnect();
  });

  const described = async (group: string) => (await broker.describeGroups([group], waiting)).groups[0];

  test('have members, with the partitions that each was given', async () => {
    const topic = await newTopic(broker, 2);
    await send(broker, [draftOf(topic, 'a', { partition: 0 }), draftOf(topic, 'b', { partition: 1 })]);
    const group = `members-${randomUUID()}`;
    onTestFinished(await joinGroup(client, { group, topic, messages: 2 }));
    expect(await broker.listGroups(waiting)).toContainEqual({ group, protocolType: 'consumer' });
    expect(await described(group)).toEqual({
      group,
      protocolType: 'consumer',
      state: 'Stable',
      members: [
        {
          id: expect.stringContaining('a-service-'),
          clientId: 'a-service',
          host: expect.stringMatching(/^[\d.:a-f]+$/),
          assignments: [
            { topic, partition: 0 },
            { topic, partition: 1 },
          ],
        },
      ],
      committed: [
        { topic, partition: 0, committed: 1 },
        { topic, partition: 1, committed: 1 },
      ],
    });
  });

  test('are there without members too, as long as offsets are stored', async () => {
    const topic = await newTopic(broker, 2);
    const group = `empty-${randomUUID()}`;
    await admin.setOffsets({ groupId: group, topic, partitions: [{ partition: 1, offset: '0' }] });
    expect(await described(group)).toMatchObject({
      state: 'Empty',
      members: [],
      committed: [{ topic, partition: 1, committed: 0 }],
    });
  });

  test('of the newer protocol have members and partitions as well', async () => {
    const topic = await newTopic(broker, 2);
    await send(broker, [draftOf(topic, 'a', { partition: 1 })]);
    const group = `newer-${randomUUID()}`;
    const words = ['--topic', topic, '--group', group, '--from-beginning'];
    onTestFinished(
      await startKafkaTool('consumer', address, ...words, '--command-property', 'group.protocol=consumer'),
    );
    await expect
      .poll(() => described(group))
      .toMatchObject({
        protocolType: 'consumer',
        state: 'Stable',
        members: [
          {
            clientId: 'console-consumer',
            assignments: [
              { topic, partition: 0 },
              { topic, partition: 1 },
            ],
          },
        ],
        committed: [
          { topic, partition: 0, committed: 0 },
          { topic, partition: 1, committed: 1 },
        ],
      });
  });

  test('of other kinds are there, with their state', async () => {
    const topic = await newTopic(broker);
    const group = `share-${randomUUID()}`;
    onTestFinished(await startKafkaTool('shareConsumer', address, '--topic', topic, '--group', group));
    await expect
      .poll(() => described(group))
      .toEqual({
        group,
        protocolType: 'share',
        state: 'Stable',
        members: [],
        committed: [],
      });
  });

  test('are listed by name, and asked for are only those that are there', async () => {
    const names = (await broker.listGroups(waiting)).map(({ group }) => group);
    expect(names).toEqual(names.toSorted());
    expect(await broker.describeGroups([`missing-${randomUUID()}`], waiting)).toEqual({ groups: [], refused: [] });
  });
});

describe.skipIf(bootstrap === null)('the groups of a Kafka that asks who may see them', () => {
  test('are told apart: hidden ones are refused, also where they are not listed', async () => {
    const kafka = await startKafka({
      properties: {
        'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
        'allow.everyone.if.no.acl.found': 'true',
      },
    });
    onTestFinished(kafka.stop);
    const broker = await openKafka({ brokers: [kafka.bootstrap], timeoutMs: 10_000 });
    onTestFinished(broker.close);
    const admin = kafkaJsClient(kafka.bootstrap).admin();
    await admin.connect();
    onTestFinished(admin.disconnect);
    const topic = await newTopic(broker);
    for (const groupId of ['hidden', 'open']) {
      await admin.setOffsets({ groupId, topic, partitions: [{ partition: 0, offset: '0' }] });
    }
    const deny = (resourceType: AclResourceTypes, resourceName: string): AclEntry => ({
      resourceType,
      resourceName,
      resourcePatternType: ResourcePatternTypes.LITERAL,
      principal: 'User:*',
      host: '*',
      operation: AclOperationTypes.DESCRIBE,
      permissionType: AclPermissionTypes.DENY,
    });
    const seen = async () => {
      const { groups, refused } = await broker.describeGroups(['hidden', 'missing', 'open'], waiting);
      const listed = await broker.listGroups(waiting);
      return { listed: listed.map(({ group }) => group), described: groups.map(({ group }) => group), refused };
    };

    await admin.createAcls({ acl: [deny(AclResourceTypes.GROUP, 'hidden')] });
    await expect.poll(seen).toEqual({ listed: ['hidden', 'open'], described: ['open'], refused: ['hidden'] });
    await admin.createAcls({ acl: [deny(AclResourceTypes.CLUSTER, 'kafka-cluster')] });
    await expect.poll(seen).toEqual({ listed: ['open'], described: ['open'], refused: ['hidden'] });
  });
});
