import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, onTestFinished, test } from 'vitest';
import { openKafka } from '../../src/brokers/kafka/open-kafka.ts';
import { draftOf, newTopic, send } from '../support/broker-session.ts';
import { realKafka } from '../support/kafka.ts';
import { kafkaJsClient } from '../support/kafkajs-client.ts';
import { startKafka } from '../support/start-kafka.ts';
import { hasTerminal } from '../support/terminal.ts';
import { openUiTerminal } from '../support/ui-terminal.ts';

const kafka = await realKafka();
const canOpen = await hasTerminal();

describe.skipIf(!canOpen)('the UI without its broker', () => {
  test('says what is wrong and what to do, and leaves at q', async () => {
    const { sees, press, isBackAfter } = await openUiTerminal({ args: '-b 127.0.0.1:1' });
    await sees(/✗ not connected[\s\S]*Cannot reach Kafka at 127\.0\.0\.1:1: connection refused\.[\s\S]*-b HOST:PORT/);
    await press('q');
    await isBackAfter(0);
  });

  test('says at once that it connects, and leaves at q without waiting for who never answers', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    onTestFinished(() => void silent.close());
    const { port } = silent.address() as AddressInfo;
    const { sees, press, isBackAfter } = await openUiTerminal({ args: `-b 127.0.0.1:${port} --timeout 600000` });
    await sees(/^evtool local · connecting…/m);
    await press('q');
    await isBackAfter(0);
  });
});

describe.skipIf(!canOpen || kafka === null)('the UI on a real Kafka', () => {
  test.each([
    [80, 24],
    [120, 40],
    [200, 50],
  ])('shows its topics at %i by %i, and leaves the terminal as it was', async (columns, rows) => {
    const topic = await produced(kafka ?? '', ['a', 'b']);
    const { sees, press, type, isBackAfter } = await openUiTerminal({ args: `-b ${kafka}`, columns, rows });
    await sees(/● localhost:\d+/);
    await type(`/${topic}`);
    await sees(new RegExp(`${topic} +.*2\\b`));
    await press('C-c', 'C-c');
    await isBackAfter(130);
  });

  /** After a crash the controller waits so long for the old process before it lets the new one in. */
  const properties = { 'broker.session.timeout.ms': '1000', 'broker.heartbeat.interval.ms': '200' };

  test('says of a compacted topic about how many messages it has', async () => {
    const admin = kafkaJsClient(kafka ?? '').admin();
    await admin.connect();
    const topic = `compacted-${randomUUID()}`;
    const configEntries = [{ name: 'cleanup.policy', value: 'compact' }];
    await admin.createTopics({ topics: [{ topic, numPartitions: 1, configEntries }] });
    await admin.disconnect();
    const broker = await openKafka({ brokers: [kafka ?? ''], timeoutMs: 10_000 });
    await send(broker, [
      draftOf(topic, 'a', { key: Buffer.from('k') }),
      draftOf(topic, 'b', { key: Buffer.from('k') }),
    ]);
    await broker.close();
    const { sees, press, type, isBackAfter } = await openUiTerminal({ args: `-b ${kafka}` });
    await sees(/● localhost:\d+/);
    await type(`/${topic}`);
    await sees(new RegExp(`${topic} .*~2\\b`));
    await press('C-c', 'C-c');
    await isBackAfter(130);
  });

  test('says that its broker is away, and goes on when it is back', async () => {
    const own = await startKafka({ properties });
    onTestFinished(own.stop);
    const { sees, press, isBackAfter } = await openUiTerminal({ args: `-b ${own.bootstrap} --timeout 1000` });
    await sees(/● localhost:\d+/);
    await own.halt('SIGKILL');
    await sees(/· no answer since|✗ not connected/);
    await own.resume();
    await sees(/● localhost:\d+/);
    await press('q');
    await isBackAfter(0);
  });

  test('follows messages over the absence of their broker, says so meanwhile, and misses none', async () => {
    const own = await startKafka({ properties });
    onTestFinished(own.stop);
    const topic = await produced(own.bootstrap, ['before']);
    const { sees, press, type, isBackAfter } = await openUiTerminal({ args: `-b ${own.bootstrap} --timeout 1000` });
    await sees(/● localhost:\d+/);
    await type(`/${topic}`);
    await sees(new RegExp(`${topic} +.*1\\b`));
    await press('Enter', 'Enter');
    await sees(/ live ─[\s\S]*before/);
    await own.halt('SIGKILL');
    await sees(/(· no answer since|✗ not connected)[\s\S]*· waiting for the broker[\s\S]*before/);
    await press('7');
    await sees(/(· no answer since|✗ not connected)[\s\S]*─ Schemas/);
    await press('2');
    await own.resume();
    await produced(own.bootstrap, ['after', 'last'], topic);
    await sees(/● localhost:\d+[\s\S]* live ─[\s\S]*before[\s\S]*after[\s\S]*last/);
    await press('C-c');
    await isBackAfter(130);
  });
});

/** The topic, new where none is named. */
const produced = async (bootstrap: string, values: readonly string[], known?: string): Promise<string> => {
  const broker = await openKafka({ brokers: [bootstrap], timeoutMs: 30_000 });
  const topic = known ?? (await newTopic(broker));
  await send(
    broker,
    values.map((value) => draftOf(topic, value)),
  );
  await broker.close();
  return topic;
};
