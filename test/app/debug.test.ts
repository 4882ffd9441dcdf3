import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Stop } from '../../src/app/debug/stop.ts';
import { debugIn } from '../support/debug-session.ts';
import { failureOf } from '../support/failure-of.ts';
import { replayWorkspace } from '../support/replay-workspace.ts';
import { runCli } from '../support/run-cli.ts';
import { workspaceContext } from '../support/workspace-context.ts';
import { copyWorkspace } from '../support/workspace-copy.ts';

const order = (id: string, ...deeds: readonly unknown[]) => ({ id, do: deeds });
const paid = ['paid', { value: { kind: 'paid', amount: 3 } }];

/** A session over bare orders, each in a fixture of its own, in their order. */
const debugOrders = async (orders: readonly unknown[], options: Parameters<typeof debugIn>[2] = {}) => {
  const files = orders.map((value, index) => [`fixtures/order/${index + 1}.json`, value] as const);
  const workspace = await replayWorkspace(Object.fromEntries(files));
  const debugged = await debugIn(workspace.root, 'order', { sources: ['fixtures/order'], ...options });
  return { ...workspace, ...debugged };
};

const place = ({ stage, frames: [top], reason }: Stop): string =>
  top ? `${reason} ${stage} ${top.line}` : `${reason} ${stage}`;

describe('a debugging session', () => {
  it('stops at the first line of each message, and tells what became of it', async () => {
    const { stop, go, end } = await debugOrders([order('a1'), order('a2')]);
    expect(place(await stop())).toBe('entry handle 7');
    const second = await go('out');
    expect(place(second)).toBe('entry handle 7');
    expect(second.queued).toMatchObject({ number: 2, attempt: 1, fixture: 'fixtures/order/2.json' });
    expect((await end()).map(({ outcome }) => outcome)).toEqual(['ok', 'ok']);
  });

  it('runs to the end on continue, also over the messages to come', async () => {
    const { stop, session, end } = await debugOrders([order('a1'), order('a2'), order('a3')]);
    await stop();
    await session.resume({ how: 'continue' });
    expect(await end()).toHaveLength(3);
    expect(session.stats.byOutcome.ok).toBe(3);
  });

  it('marks what changed since the last stop of the same function', async () => {
    const { stop, go } = await debugOrders([order('a1', { log: 'one' }, { log: 'two' })]);
    const first = await stop();
    expect(first.changed).toEqual([]);
    const second = await go('next');
    expect(second.changed).toContain('deed');
    expect((await go('next')).changed).not.toContain('value');
  });

  it('stops at an invalid message where it failed, and runs it once it is mended', async () => {
    const { stop, session, end } = await debugOrders([{ do: [] }]);
    const invalid = await stop();
    expect(place(invalid)).toBe('invalid schema');
    expect(invalid.queued.message.issues).toMatchObject([{ keyword: 'required' }]);
    expect(session.edit({ pointer: '/id', json: '"a1"' })).toMatchObject({ queued: { message: { valid: true } } });
    expect(session.retry()).toBeNull();
    expect(place(await stop())).toBe('entry handle 7');
    expect(await end()).toMatchObject([{ outcome: 'ok' }]);
  });

  it('does not run an invalid message that is gone on from', async () => {
    const { stop, session, end } = await debugOrders([{ do: [] }, order('a2')]);
    await stop();
    await session.resume({ how: 'next' });
    expect(place(await stop())).toBe('entry handle 7');
    expect(await end()).toMatchObject([{ outcome: 'invalid' }, { outcome: 'ok' }]);
  });

  it('goes by stages to what was produced and to the outcome', async () => {
    const { stop, go, session, end } = await debugOrders([order('a1', { produce: paid })]);
    await stop();
    const produced = await go('stage');
    expect(place(produced)).toBe('stage produce');
    expect(session.produced()).toMatchObject([{ number: 1, held: true, message: { event: 'paid' } }]);
    const outcome = await go('stage');
    expect(place(outcome)).toBe('stage outcome');
    expect(outcome.result?.outcome).toBe('ok');
    await session.resume({ how: 'stage' });
    expect(await end()).toHaveLength(1);
  });

  it('stands at the outcome of a message that failed under the eyes of who steps, and runs it again', async () => {
    const { stop, session, go, end, root } = await debugOrders([order('a1', { throw: 'closed' })]);
    await stop();
    const failed = await go('out');
    expect(place(failed)).toBe('stage outcome');
    expect(failed.result).toMatchObject({ outcome: 'failed', error: { message: 'closed' } });
    const file = join(root, 'handlers/order.ts');
    await writeFile(file, (await readFile(file, 'utf8')).replace('throw new Retryable(deed.throw)', 'continue'));
    expect(session.reload()).toBeNull();
    const again = await stop();
    expect(place(again)).toBe('entry handle 7');
    expect(again.queued.attempt).toBe(2);
    expect(await end()).toMatchObject([{ outcome: 'ok' }]);
  });

  it('stands there also after continue, where a person is at work', async () => {
    const { stop, go, end } = await debugOrders([order('a1', { throw: 'closed' })], { standsAtFailure: true });
    await stop();
    expect(place(await go('continue'))).toBe('stage outcome');
    expect(await end()).toMatchObject([{ outcome: 'failed' }]);
  });

  it('says why a handler does not load any more, and waits for it to be mended', async () => {
    const { stop, session, end, root } = await debugOrders([order('a1')]);
    await stop();
    const file = join(root, 'handlers/order.ts');
    const sound = await readFile(file, 'utf8');
    await writeFile(file, `${sound}\nenum Broken { A }`);
    session.reload();
    const broken = await stop();
    expect(place(broken)).toBe('stage load');
    expect(broken.note).toMatch(/^handlers\/order\.ts:\d+:\d+: Node cannot run TypeScript's enum/);
    await writeFile(file, sound);
    session.reload();
    expect(place(await stop())).toBe('entry handle 7');
    expect(await end()).toMatchObject([{ outcome: 'ok' }]);
  });

  it('counts no time that the handler stood still', async () => {
    const { stop, go, session, end } = await debugOrders([order('a1', { log: 'one' })]);
    const begun = performance.now();
    await stop();
    await go('effect');
    const stood = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const still = performance.now() - stood;
    await session.resume({ how: 'continue' });
    const [result] = await end();
    const moved = performance.now() - begun - still;
    expect(result?.ms).toBeLessThan(moved);
    expect(result?.logs[0]?.at).toBeLessThan(moved);
    expect(result?.steps.find(({ step }) => step === 'handle')?.ms).toBeLessThan(moved);
  });

  it('skips a message in the middle of its run', async () => {
    const { stop, session, end } = await debugOrders([order('a1', { produce: paid }), order('a2')]);
    await stop();
    expect(session.skip()).toBeNull();
    const next = await stop();
    expect(next.queued.number).toBe(2);
    expect(await end()).toMatchObject([{ outcome: 'skipped', reason: 'skipped in the debugger' }, { outcome: 'ok' }]);
    expect(session.produced()).toEqual([]);
  });

  it('leaves a message its outcome when it is skipped after its run', async () => {
    const { stop, go, session, end } = await debugOrders([order('a1', { throw: 'closed' }), order('a2')]);
    await stop();
    expect(place(await go('out'))).toBe('stage outcome');
    session.skip();
    expect((await stop()).queued.number).toBe(2);
    expect(await end()).toMatchObject([{ outcome: 'failed' }, { outcome: 'ok' }]);
  });

  it('tells of no stop of a run that was given up before it was told', async () => {
    let again: () => void = () => {};
    const { stop, session } = await debugOrders([order('a1')], { record: async () => again() });
    again = () => {
      again = () => {};
      session.reload();
    };
    expect((await stop()).queued.attempt).toBe(2);
    expect(session.current()?.queued.attempt).toBe(2);
  });

  it('keeps breakpoints and watches over a reload', async () => {
    const { stop, go, session } = await debugOrders([order('a1', { log: 'one' })]);
    await stop();
    await session.addBreakpoint({ kind: 'line', file: 'handlers/order.ts', line: 8 });
    await session.addWatch('value.id');
    session.reload();
    await stop();
    const broken = await go('continue');
    expect(place(broken)).toBe('break handle 8');
    expect(broken.breakpoint).toBe(1);
    expect(broken.watches).toMatchObject([{ expression: 'value.id', evaluation: { value: { text: 'a1' } } }]);
  });

  it('knows the files that are loaded', async () => {
    const { root } = await copyWorkspace();
    const { stop, session } = await debugIn(root, 'introspect', { sources: ['fixtures/msg-1.json'] });
    await stop();
    expect(session.files()).toEqual(['handlers/introspect.ts', 'handlers/repositories.ts']);
  });

  it('says where a breakpoint is that was put on a line without code', async () => {
    const { stop, go, notices, session } = await debugOrders([order('a1')], {
      breakpoints: [{ kind: 'line', file: 'handlers/order.ts', line: 4 }],
    });
    // The next line with code is one that runs when the module is loaded.
    expect(place(await stop())).toBe('break load 5');
    expect(session.breakpoints()).toMatchObject([{ number: 1, line: 5 }]);
    expect(place(await go('out'))).toBe('entry handle 7');
    expect(notices).toEqual(['No code at handlers/order.ts:4: the breakpoint is at line 5.']);
  });

  it('refuses to go to a line that is none', async () => {
    const { stop, session } = await debugOrders([order('a1')]);
    await stop();
    expect(await session.resume({ how: 'until', line: 999 })).toBe('no code at line 999 or after it');
    expect(session.current()).not.toBeNull();
  });

  it('hides secrets in pictures, logs and messages', async () => {
    const { stop, session, go } = await debugOrders([order('a1', { tell: true }, { log: 'x' })]);
    const first = await stop();
    expect(JSON.stringify(first)).not.toContain('open-sesame');
    const told = await session.evaluate('headers.Auth', { frame: 0, mayChange: false });
    expect(told).toMatchObject({ value: { text: '‹secret›' } });
    await go('effect');
    await go('effect');
    expect(session.logs()).toMatchObject([{ message: 'the header is ‹secret›' }]);
  });
});

describe('a session under an IDE', () => {
  it('leaves stopping to the IDE, and says so', async () => {
    const { end, notices } = await debugOrders([order('a1')], { env: { VSCODE_INSPECTOR_OPTIONS: '{}' } });
    expect(await end()).toMatchObject([{ outcome: 'ok' }]);
    expect(notices).toEqual(['An IDE debugs this process: set breakpoints there, evtool stops nowhere.']);
  });
});

describe('what a session remembers', () => {
  it('walks back and forward over its stops, and reads recorded values there', async () => {
    const { stop, go, session } = await debugOrders([order('a1', { log: 'one' }, { log: 'two' })]);
    await stop();
    await go('next');
    const last = await go('next');
    expect(session.back()?.stop.number).toBe(last.number - 1);
    expect(await session.evaluate('value.id', { frame: 0, mayChange: false })).toMatchObject({ value: { text: 'a1' } });
    expect(await session.assign('value', '1', 0)).toMatchObject({ error: expect.stringContaining('past') });
    expect(session.back()).toMatchObject({ stop: { number: 1 } });
    expect(session.back()).toMatchObject({ stop: { number: 1 }, edge: 'first' });
    expect((await go('next')).number).toBe(last.number + 1);
  });

  it('says where a variable changed', async () => {
    const { stop, go, session } = await debugOrders([order('a1', { log: 'one' }, { log: 'two' })]);
    await stop();
    for (let step = 0; step < 12; step++) await go('next');
    const changes = session.changes('deed');
    expect(changes.map(({ value }) => JSON.stringify(value))).toEqual([
      expect.stringContaining('one'),
      expect.stringContaining('two'),
    ]);
  });

  it('compares two runs of one message', async () => {
    const { stop, go, session } = await debugOrders([order('a1', { log: 'one' })]);
    await stop();
    await go('next');
    expect(session.compare()).toBeNull();
    session.edit({ pointer: '/do/0/log', json: '"two"' });
    session.retry();
    await stop();
    await go('next');
    expect(session.compare()?.first).toMatchObject({ place: 1, variables: [{ name: 'value' }] });
  });
});

describe('what a session sends', () => {
  const sent = async (root: string) =>
    (await runCli(['tail', 'payments', '-e', '-O', 'ndjson'], { cwd: root })).stdout.split('\n').filter(Boolean);

  it('is nothing without --send', async () => {
    const { stop, go, session, root, end } = await debugOrders([order('a1', { produce: paid })]);
    await stop();
    await go('stage');
    const refusal = await failureOf(session.send(null, { signal: AbortSignal.timeout(5000) }));
    expect(refusal.message).toBe('Nothing is sent in this session.');
    await end();
    expect(await sent(root)).toEqual([]);
  });

  it('is with --send only what was approved', async () => {
    const three = [1, 2, 3].map((amount) => ({ produce: ['paid', { value: { kind: 'paid', amount } }] }));
    const { stop, go, session, root, end } = await debugOrders([order('a1', ...three)], { send: true });
    await stop();
    await go('stage');
    const [confirmed] = await session.send(2, { signal: AbortSignal.timeout(5000) });
    expect(confirmed).toMatchObject({ number: 2, held: false, place: { offset: 0 } });
    expect((await end())[0]?.produced.map(({ held }) => held)).toEqual([true, false, true]);
    const lines = await sent(root);
    expect(lines.map((line) => JSON.parse(line).value.amount)).toEqual([2]);
  });

  it('is of a list what is still held, and nothing that came since', async () => {
    const three = [1, 2, 3].map((amount) => ({ produce: ['paid', { value: { kind: 'paid', amount } }] }));
    const { stop, go, session, root } = await debugOrders([order('a1', ...three)], { send: true });
    await stop();
    await go('stage');
    const waiting = { signal: AbortSignal.timeout(5000) };
    await session.send(1, waiting);
    expect(await session.send([1, 2], waiting)).toMatchObject([{ number: 2, held: false }]);
    expect(session.produced().map(({ held }) => held)).toEqual([false, false, true]);
    expect(await sent(root)).toHaveLength(2);
  });

  it('is shown without the secrets of the message that it came from, also later', async () => {
    const secretive = (secret: string, id: string) => ({
      event: 'order',
      headers: { Auth: secret },
      value: order(id, { produce: ['paid', { value: { kind: 'paid', amount: 1, note: secret } }] }),
    });
    const { stop, go, session } = await debugOrders([secretive('first-secret', 'a1'), secretive('other-one', 'a2')]);
    await stop();
    await go('out');
    await go('stage');
    const told = JSON.stringify(session.produced().map(({ message }) => message.value));
    expect(session.produced()).toHaveLength(2);
    expect(told).not.toMatch(/first-secret|other-one/);
  });

  it('is once what a message that was run again produced', async () => {
    const { stop, go, session, root } = await debugOrders([order('a1', { produce: paid })], { send: true });
    await stop();
    expect(place(await go('stage'))).toBe('stage produce');
    session.retry();
    expect((await stop()).queued.attempt).toBe(2);
    expect(session.produced()).toEqual([]);
    await go('stage');
    expect(session.produced()).toMatchObject([{ number: 2, held: true }]);
    expect(await session.send(null, { signal: AbortSignal.timeout(5000) })).toMatchObject([{ number: 2 }]);
    expect(await sent(root)).toHaveLength(1);
  });

  it('is no message twice, however often it is asked for at once', async () => {
    const { stop, go, session, root } = await debugOrders([order('a1', { produce: paid })], { send: true });
    await stop();
    await go('stage');
    const waiting = { signal: AbortSignal.timeout(5000) };
    const [first, second] = await Promise.all([session.send(null, waiting), session.send(null, waiting)]);
    expect([first.length, second.length]).toEqual([1, 0]);
    expect(await sent(root)).toHaveLength(1);
  });
});

describe('the end of a session', () => {
  it('comes at once when it is closed while the handler stands still', async () => {
    const { stop, session, end } = await debugOrders([order('a1')]);
    await stop();
    await session.close();
    expect(await end()).toEqual([]);
  });

  it('comes at once when it is interrupted, on a line and at a stage', async () => {
    const line = await debugOrders([order('a1')]);
    await line.stop();
    line.interrupt();
    await expect(line.stop()).rejects.toThrow('interrupted');

    const stage = await debugOrders([{ do: [] }]);
    await stage.stop();
    stage.interrupt();
    await expect(stage.stop()).rejects.toThrow('interrupted');
  });

  it('is refused before it begins where there are too many messages', async () => {
    const { root } = await replayWorkspace();
    const lines = Array.from({ length: 1001 }, (_, index) =>
      JSON.stringify({ topic: 'orders', event: 'order', value: order(`${index}`) }),
    );
    await runCli(['produce', '-'], { cwd: root, stdin: `${lines.join('\n')}\n` });
    const refusal = await failureOf(debugIn(root, 'order'));
    expect(refusal).toMatchObject({ exitCode: 2, hint: 'Take the newest: --tail 100' });
    const { stop } = await debugIn(root, 'order', { last: 2 });
    expect((await stop()).queued.message.raw).toMatchObject({ topic: 'orders' });
  });

  it('is put off with `stays`: a message begins again with everything read anew', async () => {
    const { stop, session, renew, write, waits, results } = await debugOrders([order('a1')], { stays: true });
    await stop();
    await session.addBreakpoint({ kind: 'line', file: 'handlers/order.ts', line: 17 });
    await write('fixtures/order/1.json', order('b2'));
    await renew();
    const again = await stop();
    expect(place(again)).toBe('entry handle 7');
    expect(again.queued).toMatchObject({ attempt: 2, message: { value: { id: 'b2' } } });
    await session.resume({ how: 'continue' });
    expect(place(await stop())).toBe('break handle 17');
    await session.resume({ how: 'continue' });
    await waits();
    expect(results).toMatchObject([{ outcome: 'ok' }]);
    await renew();
    expect((await stop()).queued.attempt).toBe(3);
    await session.resume({ how: 'continue' });
    expect(place(await stop())).toBe('break handle 17');
    await session.resume({ how: 'continue' });
    await waits();
    // Run twice, it is one message.
    expect(session.stats).toMatchObject({ messages: 1, byOutcome: { ok: 1 } });
  });

  it('draws nothing anew for a fixture but what was changed in its file', async () => {
    const drawn = { id: '${uuid}', do: [{ log: '${now}' }, { log: '${uuid}' }] };
    const { stop, renew, write } = await debugOrders([drawn, drawn], { stays: true });
    const read = async () => (await stop()).queued.message;
    const first = await read();
    expect(first.value).toMatchObject({ id: expect.stringMatching(/^[\da-f-]{36}$/) });
    await renew();
    expect(await read()).toEqual(first);
    await write('fixtures/order/1.json', { ...drawn, added: true });
    await renew();
    expect((await read()).value).toEqual({ ...Object(first.value), added: true });
  });

  it('knows its messages again where their topic has gone on meanwhile', async () => {
    const { root } = await replayWorkspace();
    const produce = async (...ids: readonly string[]): Promise<void> => {
      const lines = ids.map((id) =>
        JSON.stringify({ topic: 'orders', event: 'order', partition: 0, value: order(id) }),
      );
      await runCli(['produce', '-'], { cwd: root, stdin: `${lines.join('\n')}\n` });
    };
    await produce('a1', 'b2');
    const { stop, go, session, renew } = await debugIn(root, 'order', { last: 2, stays: true });
    await stop();
    expect((await go('out')).queued).toMatchObject({ number: 2, message: { value: { id: 'b2' } } });
    await produce('c3');
    expect(await renew()).toEqual({ isSameQueue: false });
    expect((await stop()).queued).toMatchObject({ number: 1, attempt: 2, message: { value: { id: 'b2' } } });
    expect([session.outcomeOf(1), session.outcomeOf(2)]).toEqual([null, null]);
    expect((await go('out')).queued).toMatchObject({ number: 2, attempt: 1, message: { value: { id: 'c3' } } });
    expect(session.compare()).toBeNull();
    expect(await renew()).toEqual({ isSameQueue: true });
  });

  it('takes of two readings the one that was asked for last, though it comes first', async () => {
    const { root, stop, renew, write } = await debugOrders([order('a1')], { stays: true });
    await stop();
    const context = await workspaceContext(root);
    const gate = Promise.withResolvers<void>();
    const parse: typeof context.files.parse = async (...args) => {
      const parsed = await context.files.parse(...args);
      await gate.promise;
      return parsed;
    };
    const slow = renew({ ...context, files: { ...context.files, parse } });
    await write('fixtures/order/1.json', order('b2'));
    await renew();
    gate.resolve();
    await slow;
    expect((await stop()).queued).toMatchObject({ attempt: 2, message: { value: { id: 'b2' } } });
    await renew();
    expect((await stop()).queued).toMatchObject({ attempt: 3, message: { value: { id: 'b2' } } });
  });
});

describe('a trace', () => {
  it('passes every line without stopping, into the calls too', async () => {
    const lines: string[] = [];
    const { root } = await copyWorkspace();
    const { end, results } = await debugIn(root, 'introspect', {
      sources: ['fixtures/msg-1.json'],
      mode: 'trace',
      record: async (stop) => void lines.push(`${stop.frames[0]?.file}:${stop.frames[0]?.line}`),
    });
    await end();
    expect(results).toMatchObject([{ outcome: 'ok' }]);
    expect(lines.length).toBeGreaterThan(30);
    expect(new Set(lines.map((line) => line.replace(/:\d+$/, '')))).toEqual(
      new Set(['handlers/introspect.ts', 'handlers/repositories.ts']),
    );
  });
});
