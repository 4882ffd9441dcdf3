import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { send } from '../support/broker-session.ts';
import { ndjsonLines } from '../support/ndjson-lines.ts';
import { type OrdersWorkspace, openOrdersWorkspace, order, secretText } from '../support/orders-workspace.ts';
import { runCli, startCli } from '../support/run-cli.ts';

let workspace: OrdersWorkspace;
beforeEach(async () => {
  workspace = await openOrdersWorkspace();
});
afterEach(() => workspace.close());

const tail = (...args: readonly string[]) => runCli(['tail', ...args], { cwd: workspace.root });

const shownIds = (stdout: string) => ndjsonLines(stdout).map(({ value }) => (value as { id?: unknown } | null)?.id);

describe('evtool tail', () => {
  it('prints what is there, then what comes, until it is interrupted', async () => {
    await send(workspace.broker, [order('{"id":1}')]);
    const running = startCli(['tail', 'orders'], { cwd: workspace.root });
    await running.says(/order-placed ✓ {2}\{"id":1\}/);
    await send(workspace.broker, [order('{"id":"x"}', { partition: 1, type: 'Paid' })]);
    await running.says(/order-paid ✗ +\{"id":"x"\}\n +\/id {2}type {2}/);
    running.interrupt();
    const { code, stderr } = await running.result;
    expect(code).toBe(130);
    expect(stderr).toMatch(/^2 messages, 1 valid, 1 invalid; latency p50 \d+ ms, p95 \d+ ms; next offsets 0:1 1:1; /);
  });

  it('says with -O ndjson which rule was broken, and where it stands', async () => {
    await send(workspace.broker, [order('{"total":12345678901234567890}')]);
    const { stdout, code } = await tail('orders', '-e', '-O', 'ndjson');
    expect(code).toBe(0);
    expect(stdout).toContain('"value":{"total":12345678901234567890},"event":"order-placed","valid":false,"issues":[');
    expect(ndjsonLines(stdout)[0]?.issues).toEqual([
      expect.objectContaining({
        level: 'error',
        step: 'schema',
        path: '',
        keyword: 'required',
        schema: 'schemas/order-placed.yaml:3:1',
      }),
    ]);
  });

  it('judges neither a tombstone nor a message of no known event', async () => {
    await send(workspace.broker, [order(null), order('{}', { type: null })]);
    const { stdout, stderr } = await tail('orders', '-e', '-O', 'ndjson');
    expect(ndjsonLines(stdout).map((line) => [line.event, 'valid' in line])).toEqual([
      ['order-placed', false],
      [undefined, false],
    ]);
    expect(stderr).toContain('2 messages, 1 unknown;');
  });

  it('hides secret headers, and shows them when asked', async () => {
    await send(workspace.broker, [order('{"id":1}', { headers: [['X-Identity', Buffer.from(secretText)]] })]);
    for (const format of ['text', 'ndjson', 'json', 'kcat', 'hex', 'raw']) {
      const { stdout } = await tail('orders', '-e', '-O', format);
      expect(stdout).not.toContain(secretText.slice(0, 8));
    }
    expect(ndjsonLines((await tail('orders', '-e', '-O', 'ndjson')).stdout)[0]?.headers).toEqual({
      Type: 'Placed',
      'X-Identity': '‹secret›',
    });
    const shown = await tail('orders', '-e', '-O', 'ndjson', '--show-secrets');
    expect(ndjsonLines(shown.stdout)[0]?.headers).toEqual({ Type: 'Placed', 'X-Identity': secretText });
  });

  it('takes an event for its topic without the other events', async () => {
    await send(workspace.broker, [
      order('{"id":1}'),
      order('{"id":2}', { type: 'Paid' }),
      order('{"id":3}', { type: null }),
    ]);
    expect(shownIds((await tail('order-placed', '-e', '-O', 'ndjson')).stdout)).toEqual([1, 3]);
    expect(shownIds((await tail('order-placed', '-t', 'order-paid', '-e', '-O', 'ndjson')).stdout)).toEqual([1, 2, 3]);
    expect(shownIds((await tail('orders', '--event', 'order-paid', '-e', '-O', 'ndjson')).stdout)).toEqual([2]);
    expect(shownIds((await tail('orders', '--event', 'unknown', '-e', '-O', 'ndjson')).stdout)).toEqual([3]);
  });

  it('mixes topics in time order and names them', async () => {
    const now = Date.now();
    await send(workspace.broker, [order('{"id":1}', { timestamp: now - 2000 }), order('{"id":3}', { timestamp: now })]);
    await send(workspace.broker, [{ ...order('{"id":2}', { timestamp: now - 1000 }), topic: 'todos' }]);
    const { stdout } = await tail('orders', 'todos', '-e');
    expect(stdout.match(/(?:orders|todos) 0:\d/g)).toEqual(['orders 0:0', 'todos 0:0', 'orders 0:1']);
  });

  it('filters by verdict, pattern and expression, and counts -n after them', async () => {
    const messages = Array.from({ length: 20 }, (_, id) =>
      order(id % 5 === 0 ? `{"no":${id}}` : `{"id":${id}}`, { key: Buffer.from(`k${id % 3}`) }),
    );
    await send(workspace.broker, messages);
    const ids = async (...flags: readonly string[]) =>
      shownIds((await tail('orders', '-e', '-q', '-O', 'ndjson', ...flags)).stdout);
    expect(await ids('--invalid')).toHaveLength(4);
    expect(await ids('--valid', '--tail', '2')).toEqual([18, 19]);
    expect(await ids('-G', 'k:^k1$', '-G', '!v:no')).toEqual([1, 4, 7, 13, 16, 19]);
    expect(await ids('--where', 'valid && value.id > 15', '-n', '2', '--from-beginning')).toEqual([16, 17]);
    expect(await ids('-o', '-2')).toEqual([18, 19]);
    expect(await ids('-o', '0=3:5')).toEqual([3, 4]);
  });

  it('counts messages on which --where throws, and shows the first error', async () => {
    await send(workspace.broker, [order(null), order('{"id":1}')]);
    const { stderr, stdout } = await tail('orders', '-e', '--where', 'value.id === 1', '-O', 'ndjson');
    expect(shownIds(stdout)).toEqual([1]);
    expect(stderr).toMatch(/--where threw on 1 of them, first: TypeError: .+ \(orders 0:0\)/);
  });

  it('leaves verdicts out with --no-validate', async () => {
    await send(workspace.broker, [order('{"no":1}')]);
    const { stdout } = await tail('orders', '-e', '--no-validate', '-O', 'ndjson');
    expect(ndjsonLines(stdout)[0]).toMatchObject({ event: 'order-placed', value: { no: 1 } });
    expect(stdout).not.toMatch(/valid|issues/);
  });

  it('ends with 3 under --strict when one shown is invalid or unknown', async () => {
    await send(workspace.broker, [order('{"id":1}'), order('{"no":2}'), order('{}', { type: null })]);
    expect((await tail('orders', '-e', '--strict')).code).toBe(3);
    expect((await tail('orders', '-e', '--strict', '--valid')).code).toBe(0);
    expect((await tail('orders', '-e', '--strict', '--event', 'unknown')).code).toBe(3);
  });

  it('waits for one message, and ends with 6 when it does not come', async () => {
    const args = ['-n', '1', '--where', 'value.id === 7', '--fail-if-empty', '-O', 'ndjson'];
    const waiting = startCli(['tail', 'orders', ...args, '--idle-timeout', '60000'], { cwd: workspace.root });
    await waiting.says(/orders is empty\. Waiting/);
    await send(workspace.broker, [order('{"id":6}'), order('{"id":7}')]);
    expect(await waiting.result).toMatchObject({ code: 0, stdout: expect.stringContaining('"id":7') });
    const missed = await tail('orders', ...args.with(3, 'value.id === 8'), '--idle-timeout', '30');
    expect(missed).toMatchObject({ code: 6, stdout: '' });
    expect(missed.stderr).toContain('0 of 2 messages matched; the newest is 0 s old.');
  });

  it('counts a single message as one', async () => {
    await send(workspace.broker, [order('{"id":1}')]);
    const { stderr } = await tail('orders', '-e', '--where', 'value.id === 1');
    expect(stderr).toMatch(/^Looked back to the start: 1 of 1 message matched, 10 were asked for\.\n1 of 1 message, /);
    expect((await tail('orders', '-e', '--where', 'value.id === 2')).stderr).toMatch(/^0 of 1 message matched;/);
  });

  it('leaves a JSON array also when it is interrupted', async () => {
    await send(workspace.broker, [order('{"id":1}')]);
    const running = startCli(['tail', 'orders', '-O', 'json'], { cwd: workspace.root });
    await running.says(/"id":1/);
    running.interrupt();
    expect(JSON.parse((await running.result).stdout)).toMatchObject([{ value: { id: 1 } }]);
  });

  it('gives its footer as JSON with --stats json, and none with -q', async () => {
    await send(workspace.broker, [order('{"id":1}'), order('{}')]);
    const { stderr } = await tail('orders', '-e', '--stats', 'json');
    expect(JSON.parse(stderr)).toMatchObject({
      messages: 2,
      read: 2,
      valid: 1,
      invalid: 1,
      unknown: 0,
      latency: { p50: null, p95: null },
      offsets: { orders: { 0: 2, 1: 0 } },
    });
    expect((await tail('orders', '-e', '-q')).stderr).toBe('');
  });

  it.each([
    [['ordrs'], 'Unknown topic or event "ordrs" on the embedded broker.', 'Did you mean "orders"? See: evtool topics'],
    [[], 'Which topic or event?', 'evtool tail introspect'],
    [['orders', '--valid', '--invalid'], '--valid and --invalid exclude each other.', ''],
    [['orders', '--from', '5', '-e'], 'Offset 5 is out of range: orders:0 is empty', '--from start'],
    [['orders', '-p', '7'], 'Topic "orders" has no partition 7.', 'It has 2: 0 to 1.'],
    [['orders', '-p', 'x'], 'Not a partition: "x".', '-p 0,2'],
    [['orders', '--event', 'order-plced'], 'Unknown event "order-plced".', 'Did you mean "order-placed"?'],
    [['orders', '--where', 'value.'], '--where is no JavaScript expression', '--where'],
  ])('%j is wrong use', async (args, message, hint) => {
    const { code, stderr, stdout } = await tail(...args, '-O', 'ndjson');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    const { error } = JSON.parse(stderr.trim().split('\n').at(-1) ?? '');
    expect(error.message).toContain(message);
    expect(error.hint ?? '').toContain(hint);
  });

  it('never makes a topic by reading it', async () => {
    expect((await tail('absent', '-e')).code).toBe(2);
    expect(
      (await workspace.broker.listTopics({ signal: new AbortController().signal })).map(({ name }) => name).sort(),
    ).toEqual(['orders', 'todos']);
  });
});
