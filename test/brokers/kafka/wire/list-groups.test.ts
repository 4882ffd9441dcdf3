import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { parseAddress } from '../../../../src/brokers/kafka/address.ts';
import { openKafka } from '../../../../src/brokers/kafka/open-kafka.ts';
import { kafkaJsTransport } from '../../../../src/brokers/kafka/wire/kafkajs-transport.ts';
import { listGroupStatesRequest, listGroupsRequest } from '../../../../src/brokers/kafka/wire/list-groups.ts';
import { openNode } from '../../../../src/brokers/kafka/wire/node.ts';
import { newTopic } from '../../../support/broker-session.ts';
import { realKafka } from '../../../support/kafka.ts';
import { kafkaJsClient } from '../../../support/kafkajs-client.ts';

const bootstrap = await realKafka();
const { signal } = new AbortController();

test.skipIf(bootstrap === null)('older brokers list the same groups, without their states', async () => {
  const address = bootstrap ?? '';
  const broker = await openKafka({ brokers: [address], timeoutMs: 10_000 });
  onTestFinished(broker.close);
  const admin = kafkaJsClient(address).admin();
  await admin.connect();
  onTestFinished(admin.disconnect);
  const group = `listed-${randomUUID()}`;
  const partitions = [{ partition: 0, offset: '0' }];
  await admin.setOffsets({ groupId: group, topic: await newTopic(broker), partitions });
  const transport = kafkaJsTransport({ clientId: 'evtool', timeoutMs: 10_000 });
  const node = await openNode(transport, { address: parseAddress(address), timeoutMs: 10_000, signal });
  onTestFinished(node.close);

  const [older, newer] = await Promise.all([node.send(listGroupsRequest()), node.send(listGroupStatesRequest())]);
  expect(older.groups).toContainEqual({ group, protocolType: 'consumer', state: null });
  expect(newer.groups).toContainEqual({ group, protocolType: 'consumer', state: 'Empty' });
});
