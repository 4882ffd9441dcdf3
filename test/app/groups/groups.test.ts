import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { describeGroup } from '../../../src/app/groups/describe-group.ts';
import type { DescribedGroup, GroupPartition } from '../../../src/app/groups/described-group.ts';
import { listGroups } from '../../../src/app/groups/list-groups.ts';
import { uncommittedWords } from '../../../src/app/groups/uncommitted-words.ts';
import { openKafka } from '../../../src/brokers/kafka/open-kafka.ts';
import type { GroupDescription } from '../../../src/core/group.ts';
import type { Broker } from '../../../src/core/ports.ts';
import { translatedBroker } from '../../../src/core/translated-broker.ts';
import { appContext } from '../../support/app-context.ts';
import { draftOf, newTopic, send } from '../../support/broker-session.ts';
import { failureOf } from '../../support/failure-of.ts';
import { joinGroup } from '../../support/join-group.ts';
import { realKafka } from '../../support/kafka.ts';
import { kafkaTool } from '../../support/kafka-tool.ts';
import { kafkaJsClient } from '../../support/kafkajs-client.ts';
import { openScratchBroker } from '../../support/scratch-broker.ts';

const bootstrap = await realKafka();
const waiting = { signal: new AbortController().signal };

describe('groups on the embedded broker', () => {
  test('are none, and one asked for by name is wrong use that says why', async () => {
    const { broker, close } = await openScratchBroker();
    onTestFinished(close);
    const { context } = appContext({ broker });
    expect(await listGroups(context, {}, waiting)).toEqual([]);
    const error = await failureOf(describeGroup(context, 'orders', waiting));
    expect(error).toMatchObject({ message: 'Unknown group "orders" on the embedded broker.', exitCode: 2 });
    expect(error.hint).toContain('has no consumer groups');
  });
});

describe.skipIf(bootstrap === null)('groups on Kafka', () => {
  const address = bootstrap ?? '';
  const client = kafkaJsClient(address);
  const id = randomUUID();
  const group = `service-${id}`;
  let broker: Broker;
  let topic: string;
  let leave: () => Promise<void>;

  beforeAll(async () => {
    broker = await openKafka({ brokers: [address], timeoutMs: 10_000 });
    topic = await newTopic(broker, 3);
    await send(broker, [draftOf(topic, 'a', { partition: 0 }), draftOf(topic, 'b', { partition: 2 })]);
    leave = await joinGroup(client, { group, topic, messages: 2 });
  });
  afterAll(async () => {
    await leave();
    await broker.close();
  });

  /** The cells of each partition's line, without the heading. */
  const printed = async (name: string): Promise<readonly (readonly string[])[]> => {
    const [, ...lines] = await kafkaTool('groups', address, '--describe', '--group', name);
    return lines.map((line) => line.trim().split(/\s+/)).toSorted();
  };

  const asPrinted = (described: DescribedGroup, { member, ...place }: GroupPartition): readonly string[] => {
    const { clientId, host } = described.members.find((each) => each.id === member) ?? {};
    const { partition, committed, end, lag } = place;
    // That tool counts no lag without a commit.
    const cells = [partition, committed, end, committed === null ? null : lag, member, host && `/${host}`, clientId];
    return [described.group, topic, ...cells.map((cell) => (cell === null || cell === undefined ? '-' : String(cell)))];
  };

  test('have for each partition what is committed, the end and the lag, as in Kafka’s own tool', async () => {
    const { context } = appContext({ broker });
    const described = await describeGroup(context, group, waiting);
    const member = described.members[0]?.id;
    expect(described.partitions).toEqual([
      { topic, partition: 0, committed: 1, end: 1, lag: 0, member },
      { topic, partition: 1, committed: null, end: 0, lag: 0, member },
      { topic, partition: 2, committed: 1, end: 1, lag: 0, member },
    ]);
    expect(described.partitions.map((partition) => asPrinted(described, partition))).toEqual(await printed(group));
  });

  test('without members lag behind from what was committed, as Kafka’s own tool says too', async () => {
    const admin = client.admin();
    await admin.connect();
    onTestFinished(admin.disconnect);
    const old = `old-${id}`;
    await admin.setOffsets({ groupId: old, topic, partitions: [{ partition: 2, offset: '0' }] });
    const described = await describeGroup(appContext({ broker }).context, old, waiting);
    expect(described).toMatchObject({ state: 'Empty', members: [] });
    expect(described.partitions).toEqual([{ topic, partition: 2, committed: 0, end: 1, lag: 1, member: null }]);
    expect(described.partitions.map((partition) => asPrinted(described, partition))).toEqual(await printed(old));
  });

  test('that read and commit nothing lag behind by all that is there', async () => {
    const reader = {
      id: 'm',
      clientId: 'c',
      host: 'h',
      assignments: [0, 1, 2].map((partition) => ({ topic, partition })),
    };
    const worker: GroupDescription = {
      group: 'worker',
      protocolType: 'consumer',
      state: 'Stable',
      members: [reader],
      committed: [],
    };
    const reading = {
      ...broker,
      listGroups: async () => [{ group: 'worker', protocolType: 'consumer' }],
      describeGroups: async () => ({ groups: [worker], refused: [] }),
    };
    const [found] = await listGroups(appContext({ broker: reading }).context, {}, waiting);
    expect(found?.lag).toBe(2);
    expect(uncommittedWords(found?.partitions ?? [])).toBe('nothing committed');
  });

  test('are found by a part of the name or a glob, with the lag over all partitions', async () => {
    const { context } = appContext({ broker });
    for (const pattern of [`ice-${id}`, `service-${id.slice(0, 20)}*`]) {
      expect(await listGroups(context, { pattern }, waiting)).toMatchObject([
        { group, state: 'Stable', protocolType: 'consumer', members: 1, topics: [topic], lag: 0 },
      ]);
    }
    expect(await listGroups(context, { pattern: `${id}*` }, waiting)).toEqual([]);
  });

  test('have the topics that the workspace knows them by', async () => {
    const { context } = appContext({ broker: translatedBroker(broker, new Map([[topic, 'orders']])) });
    const { members, partitions } = await describeGroup(context, group, waiting);
    expect(new Set(partitions.map((place) => place.topic))).toEqual(new Set(['orders']));
    expect(members.flatMap(({ assignments }) => assignments)[0]).toEqual({ topic: 'orders', partition: 0 });
  });

  test('are wrong use when unknown, with the nearest name', async () => {
    const { context } = appContext({ broker });
    const error = await failureOf(describeGroup(context, `servce-${id}`, waiting));
    expect(error).toMatchObject({
      message: `Unknown group "servce-${id}" on ${address}.`,
      hint: `Did you mean "${group}"? See: evtool groups -b ${address}`,
      exitCode: 2,
    });
  });

  test('know no end where the topic is gone', async () => {
    const gone: GroupDescription = {
      group: 'old',
      protocolType: 'consumer',
      state: 'Empty',
      members: [],
      committed: [{ topic: `gone-${id}`, partition: 0, committed: 7 }],
    };
    const remembering = { ...broker, describeGroups: async () => ({ groups: [gone], refused: [] }) };
    const { partitions } = await describeGroup(appContext({ broker: remembering }).context, 'old', waiting);
    expect(partitions).toEqual([
      { topic: `gone-${id}`, partition: 0, committed: 7, end: null, lag: null, member: null },
    ]);
  });

  test('that the login may not look into are left out of the list, which says so, and an error by name', async () => {
    const strict = { ...broker, describeGroups: async () => ({ groups: [], refused: [group] }) };
    const { context, notices } = appContext({ broker: strict });
    expect(await listGroups(context, { pattern: id }, waiting)).toEqual([]);
    expect(notices).toEqual([`Left out, as this login may not look into them: ${group}.`]);
    const error = await failureOf(describeGroup(context, group, waiting));
    expect(error).toMatchObject({ exitCode: 1, hint: 'This login may not look into the group: ask for an ACL.' });
  });
});
