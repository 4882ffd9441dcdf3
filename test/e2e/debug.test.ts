import { expect, onTestFinished, test } from 'vitest';
import { realKafka } from '../support/kafka.ts';
import { kafkaTool } from '../support/kafka-tool.ts';
import { spawnEvtool } from '../support/run-cli.ts';
import { startKafka } from '../support/start-kafka.ts';
import { copyWorkspace } from '../support/workspace-copy.ts';

const script = 'next\nnext\nprint message.value.url\ncontinue\n';
const url = 'http://mirror.stream.centos.org/9-stream/AppStream/x86_64/os/';

const linesOf = (stdout: string): readonly Record<string, unknown>[] =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

/** The lines of the handler that have the given texts on them, counted from 1. */
const lineNumbers = (source: string, ...texts: readonly string[]): readonly number[] =>
  texts.map((text) => source.split('\n').findIndex((line) => line.includes(text)) + 1);

test('a script steps a handler through a fixture, line by line of the TypeScript file', async () => {
  const workspace = await copyWorkspace();
  const args = ['replay', 'fixtures/msg-1.json', '--handler', 'introspect', '--step', '-O', 'ndjson'];
  const { stdout, stderr, code } = await spawnEvtool(args, { cwd: workspace.root, stdin: script }).result;
  expect(code, stderr).toBe(0);
  const handler = await workspace.read('handlers/introspect.ts');
  const [adapt, log, open] = lineNumbers(
    handler,
    'adapt: (',
    'context.log.info(`introspecting',
    'await openRepository',
  );
  const [first, second, third, printed, summary] = linesOf(stdout);
  const file = 'handlers/introspect.ts';
  expect(first).toMatchObject({ stop: 1, reason: 'entry', stage: 'adapt', file, line: adapt });
  expect(second).toMatchObject({ stop: 2, stage: 'handle', file, line: log, function: 'onMessage' });
  expect(third).toMatchObject({ stop: 3, reason: 'next', stage: 'handle', file, line: open });
  expect(printed).toMatchObject({ command: 'print', expression: 'message.value.url' });
  expect(summary).toMatchObject({ handler: 'introspect', outcome: 'ok', produced: [{ held: true }] });
});

test('stepping on a real topic leaves no group, no offset and no message there', async ({ skip }) => {
  if ((await realKafka()) === null) return skip();
  // A broker of its own: on the one that all tests share, the tests of groups make some.
  const { bootstrap, stop } = await startKafka();
  onTestFinished(stop);
  const topic = `debug-${crypto.randomUUID().slice(0, 8)}`;
  const workspace = await copyWorkspace();
  const ingress = `${topic}-ingress`;
  await workspace.edit('evtool.yml', (text) =>
    text.replace('platform.content-sources.introspect', topic).replace('platform.notifications.ingress', ingress),
  );
  const evtool = (args: readonly string[], stdin = '') =>
    spawnEvtool([...args, '-b', bootstrap], { cwd: workspace.root, stdin }).result;
  for (const name of [topic, ingress]) {
    expect((await evtool(['topics', 'create', name, '--partitions', '1'])).code).toBe(0);
  }
  expect((await evtool(['produce', 'fixtures/msg-1.json'])).code).toBe(0);

  const { stdout, stderr, code } = await evtool(
    ['replay', 'introspect', '--handler', 'introspect', '--step', '-O', 'ndjson'],
    'break produce\ncontinue\nprint repository.url\ncontinue\n',
  );
  expect(code, stderr).toBe(0);
  const lines = linesOf(stdout);
  expect(lines.find(({ reason }) => reason === 'produce')).toMatchObject({
    message: { topic, partition: 0, offset: 0 },
  });
  expect(lines.find(({ command }) => command === 'print')).toMatchObject({ value: url });
  expect(lines.at(-1)).toMatchObject({ outcome: 'ok', produced: [{ topic: ingress, held: true }] });

  expect(await kafkaTool('groups', bootstrap, '--list')).toEqual([]);
  expect(await kafkaTool('offsets', bootstrap, '--topic', topic)).toEqual([`${topic}:0:1`]);
  expect(await kafkaTool('offsets', bootstrap, '--topic', ingress)).toEqual([`${ingress}:0:0`]);
});

const busyHandler = `import { setTimeout as sleep } from 'node:timers/promises';
import { defineHandler } from 'evtool';

export default defineHandler({
  async onMessage({ value }, context) {
    for (const packages of [1, 2, 3]) {
      context.log.info('telling', { packages });
      await sleep(5);
      await context.produce('PRODUCED', { value: { packages } });
    }
    throw new Error('the end');
  },
});
`;

test('a real broker gets nothing but what was approved', async ({ skip }) => {
  const bootstrap = await realKafka();
  if (bootstrap === null) return skip();
  const topic = `held-${crypto.randomUUID().slice(0, 8)}`;
  const workspace = await copyWorkspace();
  await workspace.write('handlers/introspect.ts', busyHandler.replace('PRODUCED', topic));
  const evtool = (args: readonly string[], stdin = '') =>
    spawnEvtool([...args, '-b', bootstrap], { cwd: workspace.root, stdin }).result;
  expect((await evtool(['topics', 'create', topic, '--partitions', '1'])).code).toBe(0);
  const step = ['debug', 'introspect', 'fixtures/msg-1.json', '-O', 'ndjson'];

  // Without --send there is no broker in use, which alone could tell that the topic is there.
  const refused = await evtool(step, 'stage\nsend\ncontinue\n');
  expect(refused.code).toBe(4);
  expect(linesOf(refused.stdout)).toContainEqual(
    expect.objectContaining({ command: 'send', error: expect.stringContaining('Nothing is sent in this session.') }),
  );
  expect(await kafkaTool('offsets', bootstrap, '--topic', topic)).toEqual([`${topic}:0:0`]);

  const { stdout, stderr, code } = await evtool([...step, '--send'], 'stage\nproduced\nsend 2\ncontinue\n');
  expect(code, stderr).toBe(4);
  const lines = linesOf(stdout);
  expect(lines.at(-1)).toMatchObject({
    outcome: 'failed',
    produced: [{ held: true }, { held: false }, { held: true }],
  });
  expect(await kafkaTool('offsets', bootstrap, '--topic', topic)).toEqual([`${topic}:0:1`]);
  const sent = await evtool(['tail', topic, '-e', '-O', 'ndjson']);
  expect(linesOf(sent.stdout)).toMatchObject([{ value: { packages: 2 } }]);
});

test('two signals at once end a process whose handler stands still', async () => {
  const workspace = await copyWorkspace();
  const forever = (async function* (): AsyncGenerator<string> {
    yield 'next\n';
    await new Promise(() => {});
  })();
  const args = ['debug', 'introspect', 'fixtures/msg-1.json', '-O', 'ndjson'];
  const evtool = spawnEvtool(args, { cwd: workspace.root, stdin: forever });
  await evtool.says(/"stop":2,/);
  evtool.interrupt();
  evtool.child.kill('SIGTERM');
  expect([130, 143]).toContain((await evtool.result).code);
});
