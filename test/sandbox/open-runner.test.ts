import { afterAll, describe, expect, it } from 'vitest';
import type { ProduceCall } from '../../src/core/handler/runner.ts';
import { collect, handlersIn, inputOf, logsOf, messagesOf, outcomeOf, stepsOf } from './run-handler.ts';

const places = ['worker', 'process'] as const;
const waiting = { signal: AbortSignal.timeout(120_000) };

describe.each(places)('a handler in a %s', (place) => {
  const { handlerRunner, runOnce } = handlersIn(place);
  it('gets the message with text where the bytes are text', async () => {
    const headers = [
      ['trace', Buffer.from('a')],
      ['trace', Buffer.from('b')],
      ['binary', Buffer.from([0xfe])],
      ['none', null],
    ] as const;
    const events = await runOnce(
      'message.ts',
      inputOf({ a: 1 }, { headers, event: 'order-placed', fixture: 'f.json' }),
    );
    const fields = logsOf(events)[0]?.fields;
    expect(fields).toEqual({
      topic: 'orders',
      partition: 1,
      offset: 13,
      timestamp: 1_700_000_000_000,
      key: 'k',
      headers: { trace: ['a', 'b'], binary: { type: 'Buffer', data: [0xfe] }, none: null },
      value: { a: 1 },
      input: { a: 1 },
      raw: '7b2261223a317d',
      event: 'order-placed',
      fixture: 'f.json',
      attempt: 1,
      hasBytes: true,
      isReplay: true,
    });
  });

  it.each([
    ['a tombstone as null', { value: null }, null],
    ['text that is no JSON as text', { value: Buffer.from('{"a'), encoding: 'text' }, '{"a'],
    ['broken JSON that is sent on as text', { value: Buffer.from('{"a') }, '{"a'],
    ['bytes as bytes', { value: Buffer.from([255]), encoding: 'base64' }, { type: 'Buffer', data: [255] }],
  ] as const)('gets %s', async (_name, input, value) => {
    const events = await runOnce('message.ts', inputOf(0, input));
    expect(logsOf(events).at(-1)?.fields?.value).toEqual(value);
  });

  it('is told once that JSON.parse rounds integers beyond 2^53', async () => {
    const runner = handlerRunner('message.ts');
    const input = inputOf(0, { value: Buffer.from('{"id":12345678901234567890}') });
    const first = await collect(runner.run(input, waiting));
    const second = await collect(runner.run(input, waiting));
    await runner.close();
    expect(messagesOf(first)).toEqual([
      'the value has integers beyond 2^53, which JSON.parse rounds: 12345678901234567890',
      'message',
    ]);
    expect(messagesOf(second)).toEqual(['message']);
  });

  it('may turn the message into its own input first', async () => {
    const events = await runOnce('adapt.ts', inputOf({ url: 'http://example.com/a' }));
    expect(messagesOf(events)).toEqual(['example.com']);
    expect(stepsOf(events)).toEqual(['adapt ok', 'handle ok']);
  });

  it('that fails to adapt a message fails in that step', async () => {
    const events = await runOnce('adapt-fails.ts', inputOf(1));
    expect(stepsOf(events)).toEqual(['adapt failed']);
    expect(outcomeOf(events).error).toMatchObject({ name: 'TypeError', file: 'adapt-fails.ts', line: 5, column: 11 });
  });

  it("may be a kafkajs eachMessage, and gets kafkajs's own shapes", async () => {
    const headers = [
      ['one', Buffer.from('1')],
      ['twice', Buffer.from('a')],
      ['twice', Buffer.from('b')],
      ['none', null],
    ] as const;
    const events = await runOnce('each-message.ts', inputOf({ a: 1 }, { headers }));
    expect(JSON.parse(messagesOf(events)[0] ?? '')).toEqual({
      topic: 'orders',
      partition: 1,
      offset: '13',
      timestamp: '1700000000000',
      attributes: 0,
      key: 'k',
      value: '{"a":1}',
      headers: [
        ['one', '1'],
        ['twice', 'a,b'],
        ['none', 'null'],
      ],
    });
  });

  it.each([
    ['compiled to CommonJS', 'compiled.cjs', 'compiled'],
    ['in CommonJS TypeScript', 'common.cts', 'cts'],
    ['as an object with a method', 'plain.mjs', 'hello'],
  ])('runs %s', async (_name, module, message) => {
    expect(messagesOf(await runOnce(module, inputOf(1)))).toEqual([message]);
  });

  it('keeps its state from message to message, until one fails', async () => {
    const runner = handlerRunner('counter.ts');
    const seen: (readonly string[])[] = [];
    for (const value of ['a', 'fail', 'c']) seen.push(messagesOf(await collect(runner.run(inputOf(value), waiting))));
    await runner.close();
    expect(seen).toEqual([['loaded', 'message 1'], ['message 2'], ['loaded', 'message 1']]);
  });

  it('is read again from disk on reload', async () => {
    const runner = handlerRunner('counter.ts');
    await collect(runner.run(inputOf(1), waiting));
    await runner.reload();
    expect(messagesOf(await collect(runner.run(inputOf(2), waiting)))).toEqual(['loaded', 'message 1']);
    await runner.reload();
    expect(messagesOf(await collect(runner.run(inputOf(2), waiting)))).toEqual(['loaded', 'message 1']);
    await runner.close();
  });

  it('has its env file, which the real environment overrides', async () => {
    const events = await runOnce('env.ts', inputOf(1), { envFile: 'settings.env', env: { BOTH: 'real' } });
    expect(logsOf(events)[0]?.fields).toEqual({ fromFile: 'a value', both: 'real', count: '1' });
    expect(process.env.COUNT).toBeUndefined();
  });

  it('has its Node options, with paths from the workspace', async () => {
    const events = await runOnce('needs-preload.ts', inputOf(1), { nodeOptions: ['--import', './preload.mjs'] });
    expect(messagesOf(events)).toEqual(['by --import']);
  });

  it('draws the same numbers for the same seed and message', async () => {
    const draw = async (seed: string, offset: number) =>
      logsOf(await runOnce('seeded.ts', inputOf(1, { offset }), { seed }))[0]?.fields;
    const first = await draw('a', 1);
    expect(first).toEqual(await draw('a', 1));
    expect(first?.uuid).not.toBe((await draw('b', 1))?.uuid);
    expect(first?.random).not.toBe((await draw('a', 2))?.random);
    expect(first?.now).toBe('2023-11-14T22:13:20.000Z');
    expect(first?.uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe.each(places)('logs in a %s', (place) => {
  const { runOnce } = handlersIn(place);
  it('come in order with their level and line, whoever wrote them', async () => {
    const events = await runOnce('logs.ts', inputOf({ total: 3 }));
    const shown = events.flatMap((event) => {
      if (event.type === 'mark') return [`mark ${event.label}`];
      return event.type === 'log' ? [`${event.level} ${event.message} ${event.file}:${event.line}`] : [];
    });
    expect(shown).toEqual([
      'info first 1 logs.ts:7',
      'info second logs.ts:8',
      'info third logs.ts:9',
      'error fourth logs.ts:10',
      'warn fifth logs.ts:12',
      'mark half way',
      'debug { sixth: true } logs.ts:14',
    ]);
    expect(logsOf(events)[1]?.fields).toEqual({ total: 3 });
  });

  it('take any fields, also those that JSON does not', async () => {
    const events = await runOnce('odd-fields.ts', inputOf(1));
    expect(logsOf(events).map(({ fields }) => fields)).toEqual([
      {
        cycle: { big: '10', map: { a: 1 }, error: { name: 'RangeError', message: 'x' }, self: '[circular]' },
        twice: [{ same: true }, { same: true }],
      },
      { value: '{ bad: [Getter] }' },
    ]);
    expect(outcomeOf(events).outcome).toBe('ok');
  });

  it('are bounded for each message', async () => {
    const events = await runOnce('flood.ts', inputOf(1));
    expect(logsOf(events)).toHaveLength(10_001);
    expect(messagesOf(events).at(-1)).toBe('further logs of this message are left out');
  });
});

describe.each(places)('a handler that ends a message itself in a %s', (place) => {
  const { runOnce } = handlersIn(place);
  it.each([
    ['skip', { outcome: 'skipped', reason: 'not for us' }],
    ['retry', { outcome: 'retry', reason: 'after 500 ms' }],
    ['retry at once', { outcome: 'retry' }],
    ['dead', { outcome: 'dead-letter', reason: 'too old' }],
  ])('by %s does nothing after it', async (way, ending) => {
    const events = await runOnce('endings.ts', inputOf(way));
    const { outcome, reason } = outcomeOf(events);
    expect({ outcome, ...(reason !== undefined && { reason }) }).toEqual(ending);
    expect(messagesOf(events)).toEqual([]);
    expect(stepsOf(events)).toEqual(['handle ok']);
  });
});

describe.each(places)('a handler that fails in a %s', (place) => {
  const { handlerRunner, runOnce } = handlersIn(place);
  const runner = handlerRunner('failures.ts', { timeoutMs: 500 });
  afterAll(() => runner.close());

  it.each([
    ['bug', { error: { name: 'Error', message: 'a bug', class: 'bug', file: 'explode.ts', line: 4, column: 9 } }],
    ['later', { error: { message: 'later', file: 'explode.ts', line: 4, column: 9 } }],
    ['retryable', { error: { message: 'the database is down', class: 'retryable', file: 'failures.ts', line: 10 } }],
    ['poison', { error: { message: 'no such country', class: 'poison', file: 'failures.ts', line: 13 } }],
    ['string', { error: { name: 'string', message: "threw the string 'words', not an Error", class: 'bug' } }],
    ['undefined', { error: { name: 'undefined', message: 'threw undefined, not an Error' } }],
    ['null', { error: { name: 'null', message: 'threw null, not an Error' } }],
    ['object', { error: { name: 'object', message: 'threw the object { code: 7 }, not an Error' } }],
    ['overflow', { error: { name: 'RangeError', message: 'Maximum call stack size exceeded', file: 'failures.ts' } }],
    ['exit', { error: { name: 'ProcessExit', message: 'process.exit(7) was called', file: 'failures.ts', line: 35 } }],
    [
      'rejection',
      { reason: 'an unhandled rejection', error: { message: 'nobody waits', file: 'explode.ts', line: 4 } },
    ],
    ['rejectedText', { error: { name: 'UnhandledRejection', message: 'rejected with only text, not an Error' } }],
    ['timer', { reason: 'an uncaught exception', error: { message: 'in a timer', file: 'explode.ts', line: 4 } }],
    ['forgotten', { reason: 'an unhandled rejection', error: { message: 'forgotten', file: 'failures.ts', line: 51 } }],
    ['never', { error: { name: 'NeverResolves', file: 'failures.ts' } }],
    ['heap', { error: { name: 'OutOfMemory', message: 'used more than 256 MB of memory' } }],
    ['buffers', { error: { name: 'OutOfMemory' } }],
  ])('by %s is reported as what it did', async (way, expected) => {
    const patient = way === 'heap' || way === 'buffers' ? handlerRunner('failures.ts') : runner;
    const events = await collect(patient.run(inputOf(way), waiting));
    if (patient !== runner) await patient.close();
    expect(outcomeOf(events)).toMatchObject({ outcome: 'failed', ...expected });
    expect(messagesOf(events)).toEqual([`about to: ${way}`]);
    expect(stepsOf(events)).toEqual(['handle failed']);
  });

  it.each([
    ['slow', [], { reason: 'after 500 ms' }],
    ['loop', ['round and round'], { reason: 'after 500 ms, its event loop is blocked', error: { line: 57 } }],
    ['allocatingLoop', [], { reason: 'after 500 ms, its event loop is blocked', error: { line: 62 } }],
  ])('by %s runs into the time-out, with the line of a loop', async (way, logs, expected) => {
    const events = await collect(runner.run(inputOf(way), waiting));
    expect(outcomeOf(events)).toMatchObject({ outcome: 'timeout', ...expected });
    expect(messagesOf(events)).toEqual([`about to: ${way}`, ...logs]);
    expect(stepsOf(events)).toEqual(['handle failed']);
  });

  it('handles the next message in a fresh thread', async () => {
    await collect(runner.run(inputOf('exit'), waiting));
    expect(outcomeOf(await collect(runner.run(inputOf('ok'), waiting))).outcome).toBe('ok');
  });

  it('shows its calls and what caused them, without those of evtool', async () => {
    const { error } = outcomeOf(await collect(runner.run(inputOf('cause'), waiting)));
    expect(error?.stack?.split('\n')).toEqual([
      '    at Object.cause (failures.ts:16:11)',
      '    at Object.onMessage (failures.ts:81:22)',
      'Caused by: RangeError: inner',
      '    at Object.cause (failures.ts:16:39)',
      '    at Object.onMessage (failures.ts:81:22)',
    ]);
  });

  it('is told by its signal when the time is up, and may tidy up', async () => {
    const events = await runOnce('abort.ts', inputOf(1), { timeoutMs: 200 });
    expect(messagesOf(events)).toEqual(['told: the time-out of 200 ms']);
    expect(outcomeOf(events).outcome).toBe('timeout');
  });

  it('after its message had ended is said with the next one', async () => {
    const late = handlerRunner('late.ts');
    await collect(late.run(inputOf('late'), waiting));
    // The thread of the message before dies of its timer; this one waits for that in a thread of its own.
    await runOnce('late.ts', inputOf('ok'));
    const events = await collect(late.run(inputOf('ok'), waiting));
    await late.close();
    expect(outcomeOf(events).outcome).toBe('ok');
    expect(messagesOf(events)).toEqual(['after the message before, its thread was ended by Error: too late']);
  });
});

describe.each(places)('context.produce in a %s', (place) => {
  const { runOnce } = handlersIn(place);
  const call = inputOf({ target: 'notices', isAwaited: true });

  it('hands the message over as bytes and resolves to its place', async () => {
    const calls: ProduceCall[] = [];
    const events = await runOnce('produce.ts', call, {
      onProduce: async (given) => {
        calls.push(given);
        return { topic: 'notices.v1', partition: 2, offset: 7, held: false };
      },
    });
    expect(calls).toEqual([
      {
        target: 'notices',
        key: Buffer.from('k'),
        value: Buffer.from('{"at":1.5}'),
        headers: [
          ['Type', Buffer.from('Notice')],
          ['trace', Buffer.from('a')],
          ['trace', Buffer.from([255])],
          ['trace', null],
        ],
        partition: 2,
      },
    ]);
    expect(logsOf(events)[0]?.fields).toEqual({ topic: 'notices.v1', partition: 2, offset: 7, held: false });
  });

  it.each([true, false])('that is refused fails the handler at its own line (awaited: %s)', async (isAwaited) => {
    const events = await runOnce('produce.ts', inputOf({ target: 'notices', isAwaited }), {
      onProduce: () => Promise.reject(new Error('no event or topic "notices"')),
    });
    expect(outcomeOf(events)).toMatchObject({
      outcome: 'failed',
      error: { name: 'ProduceError', message: 'no event or topic "notices"', file: 'produce.ts', line: 5 },
    });
  });

  it('is waited for, also when the handler does not', async () => {
    const order: string[] = [];
    const events = await runOnce('produce.ts', inputOf({ target: 'notices', isAwaited: false }), {
      onProduce: async () => {
        await new Promise((resolve) => setImmediate(resolve));
        order.push('answered');
        return { topic: 'notices', partition: null, offset: null, held: true };
      },
    });
    order.push(outcomeOf(events).outcome);
    expect(order).toEqual(['answered', 'ok']);
  });

  it('fails at its line for what cannot be sent', async () => {
    const { error } = outcomeOf(await runOnce('produce-nonsense.ts', inputOf(1)));
    expect(error).toMatchObject({ name: 'TypeError', file: 'produce-nonsense.ts', line: 5 });
    expect(error?.message).toMatch(/value must be something that JSON can hold/);
  });
});

describe.each(places)('a run that is stopped in a %s', (place) => {
  const { handlerRunner } = handlersIn(place);
  it('by its signal ends the thread and throws the reason', async () => {
    const stop = new AbortController();
    const runner = handlerRunner('failures.ts');
    const reason = new Error('Ctrl-C');
    const run = async (): Promise<void> => {
      for await (const event of runner.run(inputOf('loop'), stop)) {
        if (event.type === 'log' && event.message === 'round and round') stop.abort(reason);
      }
    };
    await expect(run()).rejects.toBe(reason);
    await runner.close();
  });

  it('by its reader ends the thread', async () => {
    const runner = handlerRunner('failures.ts');
    for await (const event of runner.run(inputOf('slow'), waiting)) if (event.type === 'log') break;
    expect(outcomeOf(await collect(runner.run(inputOf('ok'), waiting))).outcome).toBe('ok');
    await runner.close();
  });
});
