import { describe, expect, it } from 'vitest';
import { replayWorkspace } from '../support/replay-workspace.ts';
import { type CliResult, runCli, startCli } from '../support/run-cli.ts';

const order = (id: string, ...deeds: readonly unknown[]) => ({ id, do: deeds });

/** Replays bare orders, each in a fixture of its own, in their order. */
const replay = async (orders: readonly unknown[], ...flags: readonly string[]): Promise<CliResult> => {
  const files = orders.map((value, index) => [`fixtures/order/${index + 1}.json`, value] as const);
  const { root } = await replayWorkspace(Object.fromEntries(files));
  const sources = files.length > 0 ? ['fixtures/order'] : [];
  return runCli(['replay', ...sources, '--handler', 'order', ...flags], { cwd: root });
};

const objects = ({ stdout }: CliResult) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

/** Times differ from run to run. */
const untimed = (text: string): string => text.replaceAll(/\d+\.\d m?s/g, (time) => time.replace(/[\d.]+/, 'N'));

describe('the report of a replay', () => {
  it('shows every step of a message, its logs and what it produced', async () => {
    const paid = ['paid', { value: { kind: 'paid', amount: 3 } }];
    const { stdout, stderr, code } = await replay([order('a1', { log: 'hello' }, { produce: paid })]);
    expect(untimed(stdout).replace(/json, \d+ B/, 'json, N B')).toBe(`▶ order  fixtures/order/1.json  key a1
  1 decode    ✓  json, N B
  2 event     ✓  order, by header Type
  3 headers   ✓  2
  4 key       ✓  from /id
  5 schema    ✓  schemas/order.yaml
  6 handle    ✓  N ms
      + N ms  info   hello  {"id":"a1"}
  7 produce   1 held
      payments  paid ✓
  8 outcome   ok
`);
    expect(untimed(stderr)).toBe('1 message: 1 ok, 0 failed, 0 invalid, 0 skipped  N s\n');
    expect(code).toBe(0);
  });

  it('shows a failure with its source lines, and the logs before it', async () => {
    const { stdout, code } = await replay([order('a1', { log: 'before' }, { throw: 'the shop is closed' })]);
    const [, report] = untimed(stdout).split('6 handle');
    expect(report).toBe(`    ✗  N ms
      + N ms  info   before  {"id":"a1"}
  7 produce   nothing
  8 outcome   failed
      Retryable: the shop is closed  (retryable)
      handlers/order.ts:12:15
        10 |       if (deed.produce) await context.produce(deed.produce[0], deed.produce[1]);
        11 |       if (deed.throw) {
      > 12 |         throw new Retryable(deed.throw);
           |               ^
`);
    expect(code).toBe(4);
  });

  it('shows why a message is invalid, and does not run it', async () => {
    const { stdout, stderr, code } = await replay([{ do: [{ log: 'never' }] }]);
    expect(stdout).toContain(`  5 schema    ✗  schemas/order.yaml
      value  required  missing property "id"
  6 outcome   invalid
`);
    expect(stdout).not.toContain('never');
    expect(stderr).toContain('1 message: 0 ok, 0 failed, 1 invalid, 0 skipped');
    expect(code).toBe(3);
  });

  it('keeps the lines of a log that has several', async () => {
    const { stdout } = await replay([order('a1', { log: 'one\ntwo' })]);
    const [first = '', second = ''] = stdout.split('\n').filter((line) => /one|two/.test(line));
    expect(second.indexOf('two')).toBe(first.indexOf('one'));
  });

  it('shows control characters of logs, and never sends them', async () => {
    const { stdout } = await replay([order('a1', { log: '\u001b[2J' })]);
    expect(stdout).toContain('info   ␛[2J');
  });

  it('is one object a message with ndjson, in a fixed order of keys', async () => {
    const deeds = [{ log: 'hello' }, { produce: ['paid', { key: 'k', value: { kind: 'paid', amount: 3 } }] }];
    const [result] = objects(await replay([order('a1', ...deeds, { throw: 'closed' })], '-O', 'ndjson'));
    expect(Object.keys(result)).toEqual([
      'handler',
      'topic',
      'fixture',
      'outcome',
      'steps',
      'logs',
      'produced',
      'error',
      'ms',
    ]);
    expect(result).toMatchObject({
      handler: 'order',
      topic: 'orders',
      fixture: 'fixtures/order/1.json',
      outcome: 'failed',
    });
    expect(result.steps.map(({ step, status }: Record<string, string>) => `${step} ${status}`)).toEqual([
      'decode ok',
      'event ok',
      'headers ok',
      'key ok',
      'schema ok',
      'handle failed',
      'produce ok',
      'outcome failed',
    ]);
    expect(Object.keys(result.steps[5])).toEqual(['step', 'status', 'ms']);
    expect(Object.keys(result.logs[0])).toEqual(['ms', 'level', 'message', 'fields', 'file', 'line']);
    expect(result.produced).toEqual([
      {
        topic: 'payments',
        event: 'paid',
        key: 'k',
        headers: { Source: 'shop' },
        value: { kind: 'paid', amount: 3 },
        valid: true,
        held: true,
      },
    ]);
    expect(Object.keys(result.produced[0])).toEqual(['topic', 'event', 'key', 'headers', 'value', 'valid', 'held']);
    expect(Object.keys(result.error)).toEqual(['name', 'message', 'class', 'file', 'line', 'column', 'stack']);
  });

  it('is an array with json, also when it is empty', async () => {
    const some = await replay([order('a1'), order('a2')], '-O', 'json');
    expect(JSON.parse(some.stdout).map(({ outcome }: { outcome: string }) => outcome)).toEqual(['ok', 'ok']);
    const { root } = await replayWorkspace({ 'refund.json': { event: 'refund', value: { id: 'r' } } });
    const none = await runCli(['replay', 'refund.json', '--handler', 'order', '-O', 'json'], { cwd: root });
    expect(JSON.parse(none.stdout)).toEqual([]);
  });

  it('hides what secret headers hold, unless it is asked for', async () => {
    const { stdout } = await replay([order('a1', { tell: true }, { throw: 'not open-sesame' })]);
    expect(stdout).toContain('the header is ‹secret›');
    expect(stdout).toContain('Retryable: not ‹secret›');
    expect(stdout).not.toContain('open-sesame');
    expect((await replay([order('a1', { tell: true })], '--show-secrets')).stdout).toContain('open-sesame');
  });

  it('hides a secret that the handler passes on in a message', async () => {
    const copy = { key: 'of open-sesame', headers: { Copy: 'open-sesame' }, value: { order: 'of open-sesame' } };
    const [{ produced }] = objects(await replay([order('a1', { produce: ['invoice', copy] })], '-O', 'ndjson'));
    expect(produced).toMatchObject([
      { key: 'of ‹secret›', headers: { Copy: '‹secret›' }, value: { order: 'of ‹secret›' } },
    ]);
  });
});

describe('a replay', () => {
  it('stops at the first failure, unless it is to keep going', async () => {
    const orders = [order('a1'), order('a2', { throw: 'no' }), order('a3')];
    const stopped = await replay(orders, '-O', 'ndjson');
    expect(objects(stopped).map(({ outcome }) => outcome)).toEqual(['ok', 'failed']);
    expect(stopped.code).toBe(4);
    const whole = await replay(orders, '-O', 'ndjson', '--keep-going');
    expect(objects(whole).map(({ outcome }) => outcome)).toEqual(['ok', 'failed', 'ok']);
    expect(whole.code).toBe(4);
  });

  it('goes on after invalid and skipped messages', async () => {
    const orders = [{}, order('a2', { skip: 'not today' }), order('a3')];
    const result = await replay(orders, '-O', 'ndjson');
    expect(objects(result).map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['invalid', undefined],
      ['skipped', 'not today'],
      ['ok', undefined],
    ]);
    expect(result.stderr).toContain('3 messages: 1 ok, 0 failed, 1 invalid, 1 skipped');
    expect(result.code).toBe(3);
  });

  it('runs invalid messages on request', async () => {
    const result = await replay([{ do: [{ log: 'ran' }] }], '-O', 'ndjson', '--handle-invalid');
    expect(objects(result)[0]).toMatchObject({ outcome: 'ok', logs: [{ message: 'ran' }] });
    expect(result.code).toBe(0);
  });

  it('ends a handler that takes too long', async () => {
    const result = await replay([order('a1', { hang: true })], '-O', 'ndjson', '--timeout-ms', '100');
    expect(objects(result)[0]).toMatchObject({ outcome: 'timeout', reason: 'after 100 ms' });
    expect(result.code).toBe(4);
  });

  it('counts messages of other events, and does not run them', async () => {
    const { root } = await replayWorkspace({
      'a.json': { event: 'refund', value: { id: 'r1' } },
      'b.json': { event: 'order', value: { id: 'a1' } },
    });
    const result = await runCli(['replay', 'a.json', 'b.json', '--handler', 'order'], { cwd: root });
    expect(result.stdout.match(/^▶/gm)).toHaveLength(1);
    expect(result.stderr).toContain('1 message: 1 ok, 0 failed, 0 invalid, 0 skipped; 1 of other events not run');
  });

  it('reads messages from stdin, with the place they were read from', async () => {
    const { root } = await replayWorkspace();
    const line = {
      topic: 'orders',
      partition: 1,
      offset: 41,
      key: 'a1',
      headers: { Type: 'Order' },
      value: { id: 'a1' },
    };
    const stdin = `${JSON.stringify(line)}\n\n${JSON.stringify({ ...line, offset: 42, value: null, encoding: null })}\n`;
    const result = await runCli(['replay', '-', '--handler', 'order', '-O', 'ndjson'], { cwd: root, stdin });
    expect(objects(result).map(({ partition, offset, outcome }) => [partition, offset, outcome])).toEqual([
      [1, 41, 'ok'],
      [1, 42, 'ok'],
    ]);
    expect(objects(result)[1].logs).toMatchObject([{ message: 'a tombstone' }]);
  });

  it('takes a line whose secrets were hidden when it was printed', async () => {
    const { root } = await replayWorkspace();
    const headers = { Type: 'Order', Auth: '‹secret›' };
    const stdin = JSON.stringify({ topic: 'orders', offset: 1, headers, value: { id: 'a1', do: [{ tell: true }] } });
    const result = await runCli(['replay', '-', '--handler', 'order', '-O', 'ndjson'], { cwd: root, stdin });
    expect(objects(result)[0]).toMatchObject({ outcome: 'ok', logs: [{ message: 'the header is ‹secret›' }] });
  });

  it('names the line of stdin that is no message', async () => {
    const { root } = await replayWorkspace();
    const stdin = `${JSON.stringify({ event: 'order', value: { id: 'a1' } })}\n{"id": }\n`;
    const result = await runCli(['replay', '-', '--handler', 'order'], { cwd: root, stdin });
    expect(result.stderr).toContain('stdin:2:8: not JSON');
    expect(result.code).toBe(3);
  });

  it('rejects a message of no known event', async () => {
    const { root } = await replayWorkspace();
    const stdin = `${JSON.stringify({ topic: 'orders', offset: 1, headers: { Type: 'Ordre' }, value: { id: 'a1' } })}\n`;
    const result = await runCli(['replay', '-', '--handler', 'order'], { cwd: root, stdin });
    expect(result.stdout).toContain('outcome   invalid');
    expect(result.stdout).toContain('unknown event');
    expect(result.code).toBe(3);
  });

  it('has the variables of the env file that is named', async () => {
    const { root } = await replayWorkspace({
      'handlers/order.ts': 'export default (_: unknown, { env, log }: any) => log.info(String(env.GREETING));',
      'o.json': { event: 'order', value: { id: 'a1' } },
      'my.env': 'GREETING=hello\n',
    });
    const args = ['replay', 'o.json', '--handler', 'order', '-O', 'ndjson'];
    const result = await runCli([...args, '--env-file', 'my.env'], { cwd: root });
    expect(objects(result)[0].logs).toMatchObject([{ message: 'hello' }]);
    const missing = await runCli([...args, '--env-file', 'none.env'], { cwd: root });
    expect(missing.stderr).toContain('none.env');
    expect(missing.code).toBe(2);
  });
});

describe('wrong use of a replay', () => {
  it.each([
    [['--handler', 'ordr'], 2, 'Unknown handler "ordr".\nDid you mean "order"?'],
    [['nowhere.json', '--handler', 'order'], 2, 'nowhere.json'],
    [['broken.json', '--handler', 'order'], 3, 'broken.json:1:8'],
    [['template.json', '--handler', 'order'], 3, 'template.json:1:34: ${uid}: unknown template'],
    [['fault.json', '--handler', 'order'], 3, 'fault.json:1:28: headers must be an object.'],
    [['order.json', '--handler', 'unready'], 4, 'handlers/unready.ts:1:'],
    [['order.json'], 2, 'Missing: --handler'],
    [['order.json', '--handler', 'order', '--max-memory', '1'], 2, '--max-memory must be at least 16, is 1.'],
    [['order.json', '--handler', 'order', '--send', '-C', 'shown'], 2, 'Context "shown" is read-only'],
  ])('%j ends with %i and says why', async (args, code, message) => {
    const { root } = await replayWorkspace({
      'broken.json': '{"id": }',
      'template.json': '{"event":"order","value":{"id": "${uid}"}}',
      'fault.json': '{"event":"order","headers":["x"],"value":{}}',
      'order.json': { event: 'order', value: { id: 'a1' } },
      'handlers/unready.ts': 'throw new Error("no database");',
    });
    const { write } = { write: (await import('node:fs/promises')).appendFile };
    await write(
      `${root}/evtool.yml`,
      '  unready: { module: handlers/unready.ts, event: order }\ncontexts: { local: {}, shown: { readOnly: true } }\n',
    );
    const result = await runCli(['replay', ...args], { cwd: root });
    expect(result.stderr).toContain(message);
    expect(result.stderr).not.toContain('bug in evtool');
    expect(result.code).toBe(code);
  });
});

describe('what a handler produces', () => {
  const produced = async (target: string, message: unknown) => {
    const result = await replay([order('a1', { produce: [target, message] })], '-O', 'ndjson');
    return objects(result)[0];
  };

  it('is filled in from its event, named by its topic and told by its value', async () => {
    const result = await produced('payments', { value: { kind: 'paid', amount: 1 } });
    expect(result.produced).toMatchObject([{ event: 'paid', headers: { Source: 'shop' }, key: null, held: true }]);
    const invoice = await produced('invoices', { value: { order: 'a1' } });
    expect(invoice.produced).toMatchObject([{ event: 'invoice', key: 'a1' }]);
    expect((await produced('invoices', { key: null, value: { order: 'a1' } })).produced).toMatchObject([{ key: null }]);
  });

  it.each([
    ['nowhere', {}, 'no event or topic "nowhere"'],
    ['payment', {}, 'no event or topic "payment"; did you mean "payments"?'],
    ['payments', { value: { kind: 'gift' } }, 'topic "payments" has several events: paid, unpaid. Name one of them'],
    [
      'paid',
      { value: { kind: 'paid', amount: -1 } },
      'the message is no valid "paid": /amount: must be at least 0, is -1',
    ],
  ])('to %s with %j fails the handler at its line', async (target, message, reason) => {
    const { outcome, error } = await produced(target, message);
    expect(outcome).toBe('failed');
    expect(error.message).toContain(reason);
    expect(error).toMatchObject({ file: 'handlers/order.ts', line: 10 });
  });

  it('is shown with its issues when it is invalid', async () => {
    const { stdout } = await replay([order('a1', { produce: ['paid', { value: { kind: 'paid' } }] })]);
    expect(stdout).toContain(`  7 produce   1 refused
      payments  paid ✗
        value  required  missing property "amount"
`);
  });
});

describe('a fixture that expects an outcome', () => {
  const expecting = async (expect_: unknown, value: unknown, ...flags: readonly string[]) => {
    const { root } = await replayWorkspace({ 'o.json': { event: 'order', expect: expect_, value } });
    return runCli(['replay', 'o.json', '--handler', 'order', ...flags], { cwd: root });
  };
  const paid = { produce: ['paid', { value: { kind: 'paid', amount: 2 } }] };

  it.each([
    [{ outcome: 'failed', error: 'shop is closed' }, order('a1', { throw: 'the shop is closed' })],
    [{ outcome: 'failed', error: { class: 'retryable', line: 12 } }, order('a1', { throw: 'x' })],
    [{ outcome: 'invalid' }, {}],
    [{ outcome: 'ok', logs: ['two'], produced: [] }, order('a1', { log: 'one' }, { log: 'two' })],
    [{ outcome: 'ok', produced: [{ event: 'paid', value: { amount: 2 } }] }, order('a1', paid)],
  ])('%j is met', async (expected, value) => {
    const { code, stdout } = await expecting(expected, value);
    expect(stdout).not.toContain('not as the fixture expects');
    expect(stdout).toMatch(/ outcome {3}\w+, as the fixture expects\n/);
    expect(code).toBe(0);
  });

  it('and is not met shows a difference and ends with 5', async () => {
    const expected = { outcome: 'skipped', produced: [{ value: { amount: 3 } }], logs: ['bye'] };
    const { code, stdout, stderr } = await expecting(expected, order('a1', { log: 'hi' }, paid));
    expect(stdout).toContain(`  ✗ not as the fixture expects
      /outcome
      - "skipped"
      + "ok"
      /produced/0/value/amount
      - 3
      + 2
      /logs/0
      - "bye"
      + "hi"
`);
    expect(stderr).toContain('1 not as expected');
    expect(code).toBe(5);
  });

  it('says the difference on stderr beside ndjson', async () => {
    const { stderr, code } = await expecting({ outcome: 'skipped' }, order('a1'), '-O', 'ndjson');
    expect(stderr).toContain('o.json: /outcome should be "skipped", is "ok"\n');
    expect(code).toBe(5);
  });

  it('and fails otherwise ends with 4', async () => {
    expect((await expecting({ outcome: 'ok' }, order('a1', { throw: 'x' }))).code).toBe(4);
  });
});

it('runs again on every save with --watch, and waits out what is broken', async () => {
  const { root, write } = await replayWorkspace({ 'o.json': { event: 'order', value: order('a1', { log: 'one' }) } });
  const running = startCli(['replay', 'o.json', '--handler', 'order', '--watch'], { cwd: root });
  await running.says(/one(?:.|\n)*Waiting for a save/);
  await write('o.json', { event: 'order', value: order('a1', { log: 'two' }) });
  await running.says(/two/);
  await running.says(/two(?:.|\n)*Waiting for a save/);
  await write('handlers/order.ts', 'export default () => {');
  await running.says(/handlers\/order\.ts:1:/);
  await write('handlers/order.ts', 'export default () => console.log("three");');
  await running.says(/three/);
  running.interrupt();
  expect((await running.result).code).toBe(130);
});
