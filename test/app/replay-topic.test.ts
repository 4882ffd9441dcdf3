import { expect, it } from 'vitest';
import type { Draft } from '../../src/core/message.ts';
import { readAll, send, valuesOf } from '../support/broker-session.ts';
import { replayWorkspace } from '../support/replay-workspace.ts';
import { runCli } from '../support/run-cli.ts';
import { workspaceBroker } from '../support/workspace-broker.ts';

const start = Date.parse('2026-11-24T08:00:00Z');

type OrderDraft = {
  readonly id: string;
  readonly partition?: number;
  readonly second?: number;
  readonly deeds?: unknown;
};

const orderDraft = ({ id, partition = 0, second = 0, deeds = [] }: OrderDraft): Draft => ({
  topic: 'orders',
  partition,
  timestamp: start + second * 1000,
  key: Buffer.from(id),
  value: Buffer.from(JSON.stringify({ id, do: deeds })),
  headers: [['Type', Buffer.from('Order')]],
});

const opened = async (drafts: readonly Draft[]) => {
  const { root } = await replayWorkspace();
  const broker = await workspaceBroker(root);
  if (drafts.length > 0) await send(broker, drafts);
  const run = async (...args: readonly string[]) => {
    const result = await runCli(['replay', '--handler', 'order', '-O', 'ndjson', ...args], { cwd: root });
    const results = result.stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
    return { ...result, results, places: results.map(({ partition, offset }) => `${partition}:${offset}`) };
  };
  return { broker, run };
};

it("reads the handler's topic from its start to its end", async () => {
  const { run } = await opened([orderDraft({ id: 'a' }), orderDraft({ id: 'b' })]);
  const { results, places, code } = await run();
  expect(places).toEqual(['0:0', '0:1']);
  expect(results.map(({ topic, outcome, fixture }) => [topic, outcome, fixture])).toEqual([
    ['orders', 'ok', undefined],
    ['orders', 'ok', undefined],
  ]);
  expect(code).toBe(0);
});

it('takes the smallest timestamp at the head of a partition first, and keeps the order within', async () => {
  const { run } = await opened([
    orderDraft({ id: 'a', partition: 0, second: 5 }),
    orderDraft({ id: 'b', partition: 0, second: 1 }),
    orderDraft({ id: 'c', partition: 1, second: 2 }),
    orderDraft({ id: 'd', partition: 1, second: 7 }),
  ]);
  expect((await run()).places).toEqual(['1:0', '0:0', '0:1', '1:1']);
});

it('reads the window that is asked for', async () => {
  const drafts = ['a', 'b', 'c', 'd'].map((id, second) => orderDraft({ id, second }));
  const { run } = await opened([...drafts, orderDraft({ id: 'e', partition: 1, second: 9 })]);
  expect((await run('orders:0@1..3')).places).toEqual(['0:1', '0:2']);
  expect((await run('orders:0@2')).places).toEqual(['0:2']);
  expect((await run('order', '--from', '0=2')).places).toEqual(['0:2', '0:3']);
  expect((await run('--partitions', '1')).places).toEqual(['1:0']);
  expect((await run('--tail', '2')).places).toEqual(['0:3', '1:0']);
  expect((await run('-n', '2')).places).toEqual(['0:0', '0:1']);
});

it('leaves out other events, rejects unknown ones and hands over tombstones', async () => {
  const order = orderDraft({ id: 'a' });
  const { run } = await opened([
    { ...order, headers: [['Type', Buffer.from('Refund')]] },
    { ...order, headers: [['Type', Buffer.from('Gift')]] },
    { ...order, value: null },
    { ...order, value: Buffer.from('{"id') },
  ]);
  const { results, stderr, code } = await run();
  expect(results.map(({ offset, outcome }) => `${offset} ${outcome}`)).toEqual(['1 invalid', '2 ok', '3 invalid']);
  expect(results[1].logs).toMatchObject([{ message: 'a tombstone' }]);
  expect(stderr).toContain('3 messages: 1 ok, 0 failed, 2 invalid, 0 skipped; 1 of other events not run');
  expect(code).toBe(3);
});

it('of an empty topic says so, and how to fill it', async () => {
  const { run } = await opened([]);
  const { stderr, stdout, code } = await run();
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^0 messages: orders is empty\. Try: evtool produce /);
  expect(code).toBe(0);
  expect((await run('--fail-if-empty')).code).toBe(6);
});

it('of an unknown topic is wrong use', async () => {
  const { run } = await opened([]);
  const { stderr, code } = await run('ordrs');
  expect(stderr).toContain('Did you mean \\"orders\\"?');
  expect(code).toBe(2);
});

const paid = (amount: number) => ({ produce: ['paid', { value: { kind: 'paid', amount } }] });

it('sends nothing that is held', async () => {
  const { broker, run } = await opened([orderDraft({ id: 'a', deeds: [paid(1)] })]);
  const { results } = await run();
  expect(results[0].produced).toMatchObject([{ topic: 'payments', held: true }]);
  expect(await readAll(broker, 'payments')).toEqual([]);
});

it('sends what was produced with --send, in order, for what ended well', async () => {
  const { broker, run } = await opened([
    orderDraft({ id: 'a', deeds: [paid(1), paid(2)] }),
    orderDraft({ id: 'b', deeds: [paid(3), { throw: 'no' }] }),
    orderDraft({ id: 'c', deeds: [paid(4)] }),
  ]);
  const { results, code } = await run('--send', '--keep-going');
  expect(results.map(({ produced }) => produced.map(({ held }: { held: boolean }) => held))).toEqual([
    [false, false],
    [true],
    [false],
  ]);
  expect(code).toBe(4);
  const sent = await readAll(broker, 'payments');
  expect(valuesOf(sent).toSorted()).toEqual([
    '{"kind":"paid","amount":1}',
    '{"kind":"paid","amount":2}',
    '{"kind":"paid","amount":4}',
  ]);
  expect(sent[0]?.headers).toEqual([['Source', Buffer.from('shop')]]);
});

it('lets a handler produce to a topic that the cluster has, and to no other', async () => {
  const produce = (topic: string) => ({ produce: [topic, { key: 'k', value: 1 }] });
  const { broker, run } = await opened([
    orderDraft({ id: 'a', deeds: [produce('audit')] }),
    orderDraft({ id: 'b', deeds: [produce('adit')] }),
  ]);
  await broker.createTopic({ name: 'audit', partitions: 1, replicas: 1 }, { signal: new AbortController().signal });
  const { results } = await run();
  expect(results[0].produced).toEqual([{ topic: 'audit', key: 'k', headers: {}, value: 1, held: true }]);
  expect(results[1].error).toMatchObject({ message: 'no event or topic "adit"' });
});

it('takes a thousand messages', async () => {
  const { run } = await opened(
    Array.from({ length: 1000 }, (_, index) => orderDraft({ id: `${index}`, second: index })),
  );
  const { results, stderr } = await run();
  expect(results).toHaveLength(1000);
  expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['ok']));
  expect(stderr).toContain('1000 messages: 1000 ok');
});

it.each([
  ['orders:0:1', 'orders:0@1'],
  ['orders:0:1..5', 'orders:0@1..5'],
])('says how the message is named that %s means', async (typed, right) => {
  const { run } = await opened([orderDraft({ id: 'a' })]);
  const { code, stderr } = await run(typed);
  expect(JSON.parse(stderr).error).toMatchObject({
    message: `"${typed}" is no topic, event or file.`,
    hint: `A message is named with an @: ${right}`,
  });
  expect(code).toBe(2);
});
