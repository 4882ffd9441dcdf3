import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openKafka } from '../../src/brokers/kafka/open-kafka.ts';
import { draftOf, newTopic, send } from '../support/broker-session.ts';
import { joinGroup } from '../support/join-group.ts';
import { realKafka } from '../support/kafka.ts';
import { kafkaJsClient } from '../support/kafkajs-client.ts';
import { runCli } from '../support/run-cli.ts';
import { copyWorkspace } from '../support/workspace-copy.ts';

const kafka = await realKafka();

describe('evtool groups', () => {
  test('says why the embedded broker has none', async () => {
    const { root } = await copyWorkspace();
    const { stdout, stderr, code } = await runCli(['groups'], { cwd: root });
    expect({ stdout, code }).toEqual({ stdout: '', code: 0 });
    expect(stderr).toMatch(/^The embedded broker has no consumer groups: handlers run in process\./);
    expect(await runCli(['groups', '-O', 'json'], { cwd: root })).toMatchObject({ stdout: '[]\n', code: 0 });
    expect(await runCli(['groups', 'orders'], { cwd: root })).toMatchObject({ stdout: '', code: 2 });
  });
});

describe.skipIf(kafka === null)('evtool groups on a real Kafka', () => {
  const address = kafka ?? '';
  const id = randomUUID();
  const group = `service-${id}`;
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

  const run = (...words: readonly string[]) => runCli(['groups', ...words, '-b', address, '-q'], { cwd: '/' });

  test('lists groups with members, lag and topics', async () => {
    const { stdout, code } = await run(`*${id}`);
    expect(code).toBe(0);
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(/^GROUP +STATE +MEMBERS +LAG +TOPICS$/),
      expect.stringMatching(new RegExp(`^${group} +Stable +1 +0 +${topic}$`)),
      '',
    ]);
  });

  test('shows one group, partition by partition, with who has it', async () => {
    const { stdout, code } = await run(group);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^group +${group}\nstate +Stable\nmembers +1\nlag +0\n\n`));
    expect(stdout).toMatch(/^TOPIC +PARTITION +COMMITTED +END +LAG +CLIENT +HOST$/m);
    expect(stdout).toMatch(new RegExp(`^${topic} +0 +1 +1 +0 +a-service +\\S+$`, 'm'));
    expect(stdout).toMatch(new RegExp(`^${topic} +1 +- +0 +0 +a-service +\\S+$`, 'm'));
  });

  test.each(['one group', 'a list'])('prints a line for each partition of %s as NDJSON', async (what) => {
    const { stdout, code } = await run(what === 'a list' ? `*${id}` : group, '-O', 'ndjson');
    expect(code).toBe(0);
    expect(stdout).toBe(
      [
        `{"group":"${group}","state":"Stable","members":1,"topic":"${topic}","partition":0,"committed":1,"end":1,"lag":0}\n`,
        `{"group":"${group}","state":"Stable","members":1,"topic":"${topic}","partition":1,"committed":null,"end":0,"lag":0}\n`,
      ].join(''),
    );
  });

  test('says when nothing matches', async () => {
    expect(await runCli(['groups', `x*${id}`, '-b', address], { cwd: '/' })).toMatchObject({
      stdout: '',
      stderr: expect.stringContaining(`No group on ${address} matches "x*${id}". All: evtool groups`),
      code: 0,
    });
  });
});
