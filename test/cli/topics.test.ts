import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { realKafka } from '../support/kafka.ts';
import { kafkaJsClient } from '../support/kafkajs-client.ts';
import { openOrdersWorkspace, order } from '../support/orders-workspace.ts';
import { runCli } from '../support/run-cli.ts';
import { copyWorkspace } from '../support/workspace-copy.ts';

const kafka = await realKafka();

describe('evtool topics', () => {
  test('lists the topics of evtool.yml on the embedded broker before anything was sent', async () => {
    const { root } = await copyWorkspace();
    const { stdout, stderr, code } = await runCli(['topics', '-O', 'ndjson'], { cwd: root });
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    const topics = stdout.trimEnd().split('\n');
    expect(topics).toContain(
      '{"name":"platform.content-sources.introspect","partitions":3,"messages":0,"newest":null,"events":["introspect"],"handlers":["introspect"]}',
    );
  });

  test('counts messages over partitions and tells the age of the newest', async () => {
    const { root, broker, close } = await openOrdersWorkspace('platform-tmp-1-orders');
    try {
      const { signal } = new AbortController();
      await broker.createTopic({ name: 'platform-tmp-1-orders', partitions: 2, replicas: -1 }, { signal });
      const now = Date.now();
      const drafts = [
        { ...order('{"id":1}'), topic: 'platform-tmp-1-orders', timestamp: now - 7_200_000 },
        { ...order('{"id":2}', { partition: 1 }), topic: 'platform-tmp-1-orders', timestamp: now - 3_660_000 },
      ];
      const write = broker.write(batchOf(drafts), { signal });
      for await (const _ of write);
      const text = await runCli(['topics', 'orders'], { cwd: root });
      expect(text.stdout).toMatch(/^TOPIC +REAL NAME +PARTITIONS +MESSAGES +NEWEST/);
      expect(text.stdout).toMatch(/^orders +platform-tmp-1-orders +2 +2 +1 h +order-placed, order-paid +-$/m);
      const { stdout } = await runCli(['topics', 'orders', '-O', 'ndjson'], { cwd: root });
      expect(JSON.parse(stdout)).toEqual({
        name: 'orders',
        realName: 'platform-tmp-1-orders',
        partitions: 2,
        messages: 2,
        newest: new Date(now - 3_660_000).toISOString(),
        events: ['order-placed', 'order-paid'],
        handlers: [],
      });
    } finally {
      await close();
    }
  });

  test.each([
    ['part of a name', 'todo'],
    ['a glob', 'platform.*.todo-created'],
    ['an event', 'todo-created'],
  ])('finds topics by %s', async (_, pattern) => {
    const { root } = await copyWorkspace();
    const { stdout } = await runCli(['topics', pattern, '-O', 'ndjson'], { cwd: root });
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).name),
    ).toEqual(['platform.idmsvc.todo-created']);
  });

  test('says so when nothing matches', async () => {
    const { root } = await copyWorkspace();
    expect(await runCli(['topics', 'x?y'], { cwd: root })).toMatchObject({
      stdout: '',
      stderr: 'No topic on the embedded broker matches "x?y". All: evtool topics\n',
      code: 0,
    });
  });
});

const brokers: readonly { readonly what: string; readonly flags: readonly string[] }[] = [
  { what: 'the embedded broker', flags: [] },
  ...(kafka === null ? [] : [{ what: 'a real Kafka', flags: ['-b', kafka] }]),
];

describe.each(brokers)('topics on $what', ({ flags }) => {
  test('are created once, described, and deleted with --yes only', async () => {
    const { root } = await copyWorkspace();
    const name = `topics-test.${randomUUID()}`;
    const run = (...words: readonly string[]) => runCli([...words, ...flags], { cwd: root });

    const created = await run('topics', 'create', name, '--partitions', '2', '-O', 'ndjson');
    expect(created).toMatchObject({ stdout: `{"name":"${name}","created":true,"partitions":2}\n`, code: 0 });
    const again = await run('topics', 'create', name, '--partitions', '4', '-O', 'ndjson');
    expect(again.stdout).toBe(`{"name":"${name}","created":false,"partitions":2}\n`);
    expect(again.stderr).toBe(`${name} was there with 2 partitions, not 4.\n`);

    const described = await run('topics', 'describe', name, '-O', 'ndjson');
    expect(JSON.parse(described.stdout)).toMatchObject({
      name,
      internal: false,
      compacted: false,
      partitions: [
        { partition: 0, start: 0, end: 0, newest: null },
        { partition: 1, start: 0, end: 0, newest: null },
      ],
    });

    const asked = await run('topics', 'delete', name);
    expect(asked).toMatchObject({ stdout: '', code: 2 });
    expect(asked.stderr).toContain('--yes');
    expect(await run('topics', 'delete', name, '--yes')).toMatchObject({ stdout: `Deleted ${name}.\n`, code: 0 });
    const gone = await run('topics', 'describe', name);
    expect(gone).toMatchObject({ stdout: '', code: 2 });
    expect(gone.stderr).toContain(`Unknown topic or event "${name}"`);
  });
});

describe.skipIf(kafka === null)('the newest record', () => {
  test('is found behind the markers and aborted records of transactions, and the count says that it is not exact', async () => {
    const { root } = await copyWorkspace();
    const topic = `topics-tx.${randomUUID()}`;
    const run = (...words: readonly string[]) => runCli([...words, '-b', kafka ?? ''], { cwd: root });
    await run('topics', 'create', topic, '--partitions', '1');
    const producer = kafkaJsClient(kafka ?? '').producer({ transactionalId: topic, maxInFlightRequests: 1 });
    await producer.connect();
    const timestamp = Date.now() - 7_260_000;
    try {
      const committed = await producer.transaction();
      await committed.send({ topic, messages: [{ value: 'kept', timestamp: String(timestamp) }] });
      await committed.commit();
      const aborted = await producer.transaction();
      await aborted.send({ topic, messages: Array.from({ length: 5 }, () => ({ value: 'gone' })) });
      await aborted.abort();
    } finally {
      await producer.disconnect();
    }
    expect((await run('topics', topic)).stdout).toMatch(new RegExp(`^${topic} +1 +~8 +2 h `, 'm'));
    const described = JSON.parse((await run('topics', 'describe', topic, '-O', 'ndjson')).stdout);
    expect(described.partitions).toMatchObject([{ start: 0, end: 8, newest: new Date(timestamp).toISOString() }]);
  });
});

describe('evtool topics create', () => {
  test('makes what the events need, with the partitions they name', async () => {
    const { root } = await copyWorkspace();
    const { stdout, code } = await runCli(['topics', 'create', '--from-events', '-O', 'ndjson'], { cwd: root });
    expect(code).toBe(0);
    expect(stdout).toContain('{"name":"platform.content-sources.introspect","created":false,"partitions":3}');
  });

  test.each([
    [['topics', 'create'], 'Name one topic, or take those of all events.'],
    [['topics', 'create', 'x', '--from-events'], 'Name one topic, or take those of all events.'],
    [['topics', 'create', 'a/b'], '"a/b" cannot be a topic\'s name.'],
    [['topics', 'create', '..'], '".." cannot be a topic\'s name.'],
    [['topics', 'create', 'x', '--partitions', '0'], '--partitions cannot be 0.'],
    [['topics', 'create', 'x', '--partitions', '1.5'], '--partitions cannot be 1.5.'],
  ])('%j is wrong use', async (words, message) => {
    const { root } = await copyWorkspace();
    const { stdout, stderr, code } = await runCli(words, { cwd: root });
    expect({ stdout, code, message: stderr.split('\n')[0] }).toEqual({ stdout: '', code: 2, message });
  });

  test('asks in production, and changes nothing where the context is read-only', async () => {
    const { root, edit } = await copyWorkspace();
    await edit('evtool.yml', (text) =>
      text.replace('contexts:\n', 'contexts:\n  prod: { production: true }\n  frozen: { readOnly: true }\n'),
    );
    const production = await runCli(['topics', 'create', 'x', '-C', 'prod'], { cwd: root });
    expect(production).toMatchObject({ stdout: '', code: 2 });
    expect(production.stderr).toContain('Create x in production?');
    expect((await runCli(['topics', 'create', 'x', '-C', 'prod', '--yes'], { cwd: root })).code).toBe(0);
    const frozen = await runCli(['topics', 'create', 'y', '-C', 'frozen'], { cwd: root });
    expect(frozen).toMatchObject({ stdout: '', code: 2 });
    expect(frozen.stderr).toContain('Context "frozen" is read-only');
  });
});

async function* batchOf<T>(elements: readonly T[]): AsyncIterable<readonly T[]> {
  yield elements;
}
