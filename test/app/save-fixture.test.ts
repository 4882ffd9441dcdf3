import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openReplay } from '../../src/app/replay.ts';
import { requireWorkspace } from '../../src/app/require-workspace.ts';
import { saveFixture } from '../../src/app/save-fixture.ts';
import { createInspector } from '../../src/core/inspect.ts';
import type { Header, InspectedMessage } from '../../src/core/message.ts';
import type { ReplayResult } from '../../src/core/replay/replay-result.ts';
import { inspectedMessage } from '../support/inspected-message.ts';
import { replayWorkspace } from '../support/replay-workspace.ts';
import { runCli } from '../support/run-cli.ts';
import { workspaceContext } from '../support/workspace-context.ts';

const waiting = { signal: new AbortController().signal };

const open = async (files: Readonly<Record<string, unknown>> = {}) => {
  const workspace = await replayWorkspace(files);
  const context = await workspaceContext(workspace.root);
  const { inspect } = await createInspector(requireWorkspace(context).catalog);
  const message = (payload: string, parts: Parameters<typeof inspectedMessage>[0] = {}): InspectedMessage =>
    inspect(inspectedMessage({ key: 'a1', headers: orderHeaders, ...parts, payload }).raw);
  const read = async (path: string): Promise<unknown> => JSON.parse(await readFile(join(workspace.root, path), 'utf8'));
  return { ...workspace, context, message, read };
};

const orderHeaders: readonly Header[] = [
  ['Type', Buffer.from('Order')],
  ['Auth', Buffer.from('real secret')],
];

const request = {
  handler: 'order',
  stdin: async function* () {},
  zone: 'UTC',
  send: false,
  keepGoing: true,
  handleInvalid: false,
  timeoutMs: 10_000,
  maxMemoryMb: 512,
};

type Opened = Awaited<ReturnType<typeof open>>;

/** What the handler makes of a fixture. */
const resultOf = async ({ context }: Opened, source: string): Promise<ReplayResult> => {
  const { results } = await openReplay(context, { ...request, sources: [source] }, waiting);
  for await (const result of results) return result;
  throw new Error('the handler has not run');
};

describe('a message that is saved as a fixture', () => {
  it('is its event’s fixture, and valid', async () => {
    const { context, root, message, read } = await open();
    const saved = await saveFixture(context, { message: message('{"id":"a1"}') });
    expect(saved).toEqual({
      path: 'fixtures/order/a1.json',
      wrote: [{ file: 'fixtures/order/a1.json', action: 'created' }],
    });
    expect(await read(saved.path)).toEqual({
      event: 'order',
      topic: 'orders',
      key: 'a1',
      headers: { Type: 'Order' },
      value: { id: 'a1' },
    });
    expect(await runCli(['check'], { cwd: root })).toMatchObject({ code: 0 });
  });

  it('never takes the place of another', async () => {
    const { context, message } = await open();
    const paths = [];
    for (const [index, key] of ['../../a1', 'a1', 'a1', '', 'ключ'].entries()) {
      const payload = `{"id":"a${index}"}`;
      paths.push((await saveFixture(context, { message: message(payload, { key, offset: 7 }) })).path);
    }
    expect(paths.map((path) => path.replace('fixtures/order/', ''))).toEqual([
      'a1.json',
      'a1-2.json',
      'a1-3.json',
      '0-7.json',
      '0-7-2.json',
    ]);
  });

  it('is written once, however often it is saved', async () => {
    const { context, message } = await open();
    const [first, other] = [message('{"id":"a1"}'), message('{"id":"a2"}')];
    await saveFixture(context, { message: first });
    await saveFixture(context, { message: other });
    expect(await saveFixture(context, { message: other })).toEqual({ path: 'fixtures/order/a1-2.json', wrote: [] });
    expect(await saveFixture(context, { message: first })).toEqual({ path: 'fixtures/order/a1.json', wrote: [] });
  });

  it('is expected to be invalid when it is', async () => {
    const { context, root, message, read } = await open();
    const { path } = await saveFixture(context, { message: message('{"no":1}') });
    expect(await read(path)).toMatchObject({ expect: 'invalid' });
    expect(await runCli(['check'], { cwd: root })).toMatchObject({ code: 0 });
  });

  it('stays invalid though its event would fill in what it lacks', async () => {
    const config = `events:
  b: { topic: b, schema: schemas/any.yaml, headers: { Source: { default: shop, required: true } } }
`;
    const schema = '$schema: https://json-schema.org/draft/2020-12/schema\ntype: object\n';
    const { context, root, message, read } = await open({ 'evtool.yml': config, 'schemas/any.yaml': schema });
    const lacking = message('{}', { topic: 'b', headers: [] });
    expect(lacking.valid).toBe(false);
    expect(await read((await saveFixture(context, { message: lacking })).path)).toMatchObject({ expect: 'invalid' });
    expect(await runCli(['check'], { cwd: root })).toMatchObject({ code: 0 });
  });

  it('is its event’s also where rules of another event take in the file', async () => {
    const config = `events:
  a: { topic: a, schema: none, fixtures: ['fixtures/**'] }
  b: { topic: b, schema: none, fixtures: ['other/*.json'] }
`;
    const { context, root, message } = await open({ 'evtool.yml': config, 'other/x.json': {} });
    const { path } = await saveFixture(context, { message: message('{}', { topic: 'b', headers: [] }) });
    expect(path).toBe('fixtures/b/a1.json');
    expect(await runCli(['check'], { cwd: root })).toMatchObject({ code: 0 });
  });

  it('of no event goes into the folder of its topic', async () => {
    const { context, message } = await open();
    const { path } = await saveFixture(context, { message: message('{}', { topic: 'free', headers: [] }) });
    expect(path).toBe('fixtures/free/a1.json');
  });
});

describe('a message that is saved with what became of it', () => {
  it('passes a replay, and fails it when the handler changes', async () => {
    const opened = await open({ 'old.json': { event: 'order', value: { id: 'a1', do: deeds } } });
    const { context, root, write, message, read } = opened;
    const result = await resultOf(opened, 'old.json');
    const { path } = await saveFixture(context, { message: message(JSON.stringify({ id: 'a1', do: deeds })), result });
    expect(await read(path)).toMatchObject({
      expect: {
        outcome: 'ok',
        produced: [{ topic: 'payments', event: 'paid', headers: { Source: 'shop' }, value: { amount: 3 } }],
      },
    });
    const replay = () => runCli(['replay', path, '--handler', 'order'], { cwd: root });
    expect(await replay()).toMatchObject({ code: 0 });
    expect(await runCli(['check'], { cwd: root })).toMatchObject({ code: 0 });
    await write('handlers/order.ts', 'export default { onMessage: async () => {} };');
    expect(await replay()).toMatchObject({ code: 5 });
  });

  it('reaches the handler again though it is invalid, where it did so', async () => {
    const opened = await open();
    const { context, root, write, message, read } = opened;
    const payload = JSON.stringify({ no: 1, do: [{ skip: 'no id' }] });
    const { path } = await saveFixture(context, {
      message: message(payload),
      result: { outcome: 'skipped', produced: [] },
    });
    expect(await read(path)).toMatchObject({ expect: { outcome: 'skipped', valid: false } });
    const replay = () => runCli(['replay', path, '--handler', 'order'], { cwd: root });
    expect(await replay()).toMatchObject({ code: 0 });
    expect(await runCli(['check'], { cwd: root })).toMatchObject({ code: 0 });
    await write('handlers/order.ts', 'export default { onMessage: async () => {} };');
    expect(await replay()).toMatchObject({ code: 5 });
  });

  it('is run as it was read where its event would give it more headers', async () => {
    const { context, message, read } = await open();
    const bare = message('{"id":"a1"}', { headers: [['Type', Buffer.from('Order')]], offset: 3 });
    const { path } = await saveFixture(context, { message: bare, result: { outcome: 'ok', produced: [] } });
    expect(await read(path)).toMatchObject({ offset: 3, headers: { Type: 'Order' } });
  });

  it('expects the failure, and not what a secret was', async () => {
    const opened = await open({
      'old.json': { event: 'order', value: { id: 'a1', do: [{ throw: 'with open-sesame in it' }] } },
    });
    const { context, root, read } = opened;
    const result = await resultOf(opened, 'old.json');
    const { path } = await saveFixture(context, { message: result.message, result });
    expect(await read(path)).toMatchObject({ expect: { outcome: 'failed', error: 'Retryable: with ' } });
    expect(await runCli(['replay', path, '--handler', 'order'], { cwd: root })).toMatchObject({ code: 0 });
  });
});

const deeds = [{ log: 'hello' }, { produce: ['paid', { value: { kind: 'paid', amount: 3 } }] }];
