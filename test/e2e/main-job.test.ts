import { describe, expect, test } from 'vitest';
import { realKafka } from '../support/kafka.ts';
import { spawnEvtool } from '../support/run-cli.ts';
import { copyWorkspace, type WorkspaceCopy } from '../support/workspace-copy.ts';

/** Flags that lead to a broker: none for the embedded one, `-b` for a real Kafka; null where there is none. */
const brokers: readonly { readonly name: string; readonly flags: () => Promise<readonly string[] | null> }[] = [
  { name: 'the embedded broker', flags: async () => [] },
  {
    name: 'a real Kafka',
    flags: async () => {
      const bootstrap = await realKafka();
      return bootstrap === null ? null : ['-b', bootstrap];
    },
  },
];

/** The events' topics under names of this test's own, so that tests can share one Kafka. */
const ownTopics = async (workspace: WorkspaceCopy): Promise<void> => {
  const prefix = `e2e-${crypto.randomUUID().slice(0, 8)}`;
  await workspace.edit('evtool.yml', (text) => text.replaceAll(/topic: platform\./g, `topic: ${prefix}.`));
};

describe.each(brokers)('on $name', ({ flags }) => {
  const setUp = async () => {
    const broker = await flags();
    const workspace = await copyWorkspace();
    await ownTopics(workspace);
    const evtool = (...args: readonly string[]) => spawnEvtool([...args, ...(broker ?? [])], { cwd: workspace.root });
    if (broker !== null) {
      const created = await evtool('topics', 'create', '--from-events').result;
      expect(created.code, created.stderr).toBe(0);
    }
    return { isThere: broker !== null, evtool, workspace };
  };

  test('a tail in one terminal shows what another produced, with its verdict; a handler runs on it', async ({
    skip,
  }) => {
    const { isThere, evtool } = await setUp();
    if (!isThere) skip();
    const produce = async (): Promise<{ readonly partition: number; readonly offset: number }> => {
      const { stdout, stderr, code } = await evtool('produce', 'fixtures/msg-1.json', '-O', 'ndjson').result;
      expect(code, stderr).toBe(0);
      return JSON.parse(stdout);
    };
    await produce();
    const tail = evtool('tail', 'introspect', '-O', 'ndjson');
    // The one that was there is shown first: from here on the tail follows.
    await tail.says(/"offset":0,/);
    const receipt = await produce();
    await tail.says(/"offset":1,/);
    tail.interrupt();
    const { stdout, code } = await tail.result;
    expect(JSON.parse(stdout.trim().split('\n')[1] ?? '')).toMatchObject({
      partition: receipt.partition,
      offset: receipt.offset,
      key: 'f97a4da4-5442-11ed-a23c-482ae3863d30',
      event: 'introspect',
      valid: true,
    });
    expect(code).toBe(130);
    const replayed = await evtool('replay', '--handler', 'introspect', '-O', 'ndjson').result;
    expect(replayed.code, replayed.stderr).toBe(0);
    const runs = replayed.stdout.trim().split('\n');
    expect(runs.map((line) => JSON.parse(line))).toMatchObject([
      { handler: 'introspect', outcome: 'ok', offset: 0 },
      { handler: 'introspect', outcome: 'ok', offset: receipt.offset },
    ]);
  });

  test('an invalid fixture is not sent; without the check it is, and the tail shows why it is wrong', async ({
    skip,
  }) => {
    const { isThere, evtool } = await setUp();
    if (!isThere) skip();
    const refused = await evtool('produce', 'fixtures/msg-2.json').result;
    expect(refused.code).toBe(3);
    expect(refused.stdout + refused.stderr).toContain('fixtures/msg-2.json:1:1');
    expect(refused.stdout + refused.stderr).toMatch(/schemas\/introspect-request\.message\.yaml:\d+:\d+/);
    const empty = await evtool('tail', 'introspect', '-e', '-O', 'ndjson').result;
    expect(empty.stdout).toBe('');
    const forced = await evtool('produce', 'fixtures/msg-2.json', '--no-validate', '-k', 'a-key').result;
    expect(forced.code, forced.stderr).toBe(0);
    const seen = await evtool('tail', 'introspect', '--invalid', '-e', '-O', 'ndjson').result;
    const message = JSON.parse(seen.stdout) as { valid: boolean; issues: readonly { message: string }[] };
    expect(message.valid).toBe(false);
    expect(message.issues.map((issue) => issue.message)).toContain('missing property "uuid"');
  });

  test('a topic written from its own ndjson is the same, topic and offset aside', async ({ skip }) => {
    const { isThere, evtool, workspace } = await setUp();
    if (!isThere) skip();
    const copy = `copy-${crypto.randomUUID().slice(0, 8)}`;
    const original = `original-${crypto.randomUUID().slice(0, 8)}`;
    for (const topic of [original, copy]) {
      const created = await evtool('topics', 'create', topic, '--partitions', '2').result;
      expect(created.code, created.stderr).toBe(0);
    }
    await workspace.write(
      'odd.ndjson',
      `${oddMessages.map((message) => JSON.stringify(message)).join('\n')}\n${bigNumber}\n`,
    );
    const pipe = async (args: readonly string[], stdin: string): Promise<string> => {
      const run = spawnEvtool([...args, ...((await flags()) ?? [])], { cwd: workspace.root, stdin });
      const { stdout, stderr, code } = await run.result;
      expect(code, stderr).toBe(0);
      return stdout;
    };
    await pipe(['produce', '-t', original, '-'], await workspace.read('odd.ndjson'));
    const read = async (topic: string): Promise<string> =>
      pipe(['tail', topic, '-e', '--from-beginning', '-O', 'ndjson', '--show-secrets'], '');
    const before = await read(original);
    await pipe(['produce', '-t', copy, '-'], before);
    const after = await read(copy);
    expect(before.trim().split('\n')).toHaveLength(oddMessages.length + 1);
    expect(before).toContain('12345678901234567890');
    expect(comparable(after)).toEqual(comparable(before));
  });
});

/** Every shape of key, header and value that a lossy tool would change. */
const oddMessages: readonly object[] = [
  { key: 'plain', value: { a: 1 } },
  { key: null, partition: 0, value: { key: 'is null' } },
  { key: '', value: { key: 'is empty' } },
  { key: { base64: '//4A' }, value: { key: 'is binary' } },
  {
    key: 'headers',
    headers: { one: 'a', twice: ['b', 'c', null], nothing: null, bytes: { base64: 'AP8=' } },
    value: [],
  },
  { key: 'tombstone', encoding: null, value: null },
  { key: 'null-text', value: null },
  { key: 'text', encoding: 'text', value: 'not json {' },
  { key: 'binary', encoding: 'base64', value: 'AAECA/8=' },
  { key: 'empty', encoding: 'text', value: '' },
  { key: 'dated', timestamp: '2020-02-29T12:34:56.789Z', value: 'a string' },
];

/** Written by hand: `JSON.stringify` would round it. */
const bigNumber = '{"key":"big","value":{"exact":12345678901234567890,"one":1.0,"exponent":1E400}}';

const comparable = (ndjson: string): readonly string[] =>
  ndjson
    .trim()
    .split('\n')
    .map((line) => line.replace(/^\{"topic":"[^"]*",/, '{').replace(/"offset":\d+,/, ''))
    .sort();
