import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TailRequest } from '../../src/app/tail/tail-request.ts';
import { openTail, type Tail } from '../../src/app/tail.ts';
import type { Draft } from '../../src/core/message.ts';
import type { Broker } from '../../src/core/ports.ts';
import { appContext } from '../support/app-context.ts';
import { draftOf, newTopic, send } from '../support/broker-session.ts';
import { openScratchBroker, type ScratchBroker } from '../support/scratch-broker.ts';

const hour = 3_600_000;
const now = Date.parse('2026-11-24T12:00:00Z');

let scratch: ScratchBroker;
let broker: Broker;
beforeAll(async () => {
  scratch = await openScratchBroker();
  broker = scratch.broker;
});
afterAll(() => scratch.close());

type Started = Partial<TailRequest> & { readonly topic: string; readonly signal?: AbortSignal };

const start = async ({ topic, signal = new AbortController().signal, ...request }: Started) => {
  const { context, notices } = appContext({ broker, now: () => now });
  const tail = await openTail(context, { names: [topic], zone: 'UTC', ...request }, { signal });
  return { tail, notices };
};

/** The values shown, in order, to the end of the tail. */
const shown = async (request: Started) => {
  const { tail, notices } = await start(request);
  const values: string[] = [];
  for await (const batch of tail.messages) values.push(...batch.map(({ raw }) => raw.value?.toString() ?? 'null'));
  return { values, notices, stats: tail.stats, tail };
};

const numbered = (topic: string, count: number, parts: (n: number) => Partial<Draft>): readonly Draft[] =>
  Array.from({ length: count }, (_, n) => draftOf(topic, `{"n":${n}}`, parts(n)));

describe('the last messages', () => {
  it('are the newest over all partitions, in time order', async () => {
    const topic = await newTopic(broker, 3);
    await send(
      broker,
      numbered(topic, 30, (n) => ({ partition: n % 3, timestamp: now - (30 - n) * 1000 })),
    );
    const { values, stats } = await shown({ topic, last: 4 });
    expect(values).toEqual(['{"n":26}', '{"n":27}', '{"n":28}', '{"n":29}']);
    expect(stats.shown).toBe(4);
  });

  it('keep the order within a partition where a clock went back', async () => {
    const topic = await newTopic(broker, 2);
    await send(broker, [
      draftOf(topic, 'a', { partition: 0, timestamp: now - 10 }),
      draftOf(topic, 'b', { partition: 0, timestamp: now - 30 }),
      draftOf(topic, 'c', { partition: 1, timestamp: now - 20 }),
      draftOf(topic, 'd', { partition: 1, timestamp: now }),
    ]);
    expect((await shown({ topic, last: 10 })).values).toEqual(['c', 'a', 'b', 'd']);
  });

  it('count what is shown: a filter looks back until there are enough', async () => {
    const topic = await newTopic(broker, 2);
    await send(
      broker,
      numbered(topic, 4000, (n) => ({ partition: n % 2, timestamp: now - (4000 - n) * 1000 })),
    );
    const { values, notices, stats } = await shown({ topic, last: 3, filters: { where: 'value.n % 1000 === 7' } });
    expect(values).toEqual(['{"n":1007}', '{"n":2007}', '{"n":3007}']);
    expect(notices.join()).toMatch(/^Looked back through [\d,]+ messages for the last 3 that match\.$/);
    expect(stats.read).toBeLessThanOrEqual(4000);
  });

  it('say when the start was reached first', async () => {
    const topic = await newTopic(broker);
    await send(
      broker,
      numbered(topic, 1500, () => ({})),
    );
    const { values, notices } = await shown({ topic, last: 5, filters: { grep: ['v:"n":12}'] } });
    expect(values).toEqual(['{"n":12}']);
    expect(notices).toEqual(['Looked back to the start: 1 of 1,500 messages matched, 5 were asked for.']);
  });

  it('do not read a whole topic whose messages all have one time', async () => {
    const topic = await newTopic(broker);
    await send(
      broker,
      numbered(topic, 5000, () => ({ timestamp: now })),
    );
    const { values, stats } = await shown({ topic, last: 2, filters: { where: 'true' } });
    expect(values).toEqual(['{"n":4998}', '{"n":4999}']);
    expect(stats.read).toBeLessThan(2000);
  });

  it('stay within a window', async () => {
    const topic = await newTopic(broker);
    await send(
      broker,
      numbered(topic, 10, (n) => ({ timestamp: now - (10 - n) * hour })),
    );
    expect((await shown({ topic, last: 2, to: ['-5h'] })).values).toEqual(['{"n":3}', '{"n":4}']);
  });

  it('come before what is new, and nothing is lost or twice in between', async () => {
    const topic = await newTopic(broker, 2);
    await send(
      broker,
      numbered(topic, 6, (n) => ({ partition: n % 2, timestamp: now - (6 - n) * 1000 })),
    );
    const { tail } = await start({ topic, last: 2, follow: true, max: 5 });
    await send(
      broker,
      numbered(topic, 3, (n) => ({ partition: 1, timestamp: now + n })).map((draft) => ({
        ...draft,
        key: Buffer.from('new'),
      })),
    );
    const seen: string[] = [];
    for await (const batch of tail.messages) seen.push(...batch.map(({ raw }) => `${raw.key ?? 'old'} ${raw.value}`));
    expect(seen).toEqual(['old {"n":4}', 'old {"n":5}', 'new {"n":0}', 'new {"n":1}', 'new {"n":2}']);
    expect(tail.stats.latencies).toHaveLength(3);
  });
});

describe('a tail ends', () => {
  it('after so many shown messages, not read ones', async () => {
    const topic = await newTopic(broker);
    await send(
      broker,
      numbered(topic, 100, () => ({})),
    );
    const { values, stats } = await shown({ topic, max: 2, filters: { where: 'value.n >= 90' } });
    expect(values).toEqual(['{"n":90}', '{"n":91}']);
    expect(stats.reached).toEqual(new Map([[topic, new Map([[0, 92]])]]));
  });

  it('when nothing more comes for so long', async () => {
    const topic = await newTopic(broker);
    await send(
      broker,
      numbered(topic, 3, () => ({})),
    );
    const { values } = await shown({ topic, follow: true, idleMs: 50 });
    expect(values).toHaveLength(3);
  });

  it('when its signal says so, with the reason', async () => {
    const topic = await newTopic(broker);
    await send(
      broker,
      numbered(topic, 1, () => ({})),
    );
    const stop = new AbortController();
    const { tail } = await start({ topic, follow: true, signal: stop.signal });
    const run = (async () => {
      for await (const _ of tail.messages) stop.abort(new Error('enough'));
    })();
    await expect(run).rejects.toThrow('enough');
  });
});

describe('filters', () => {
  it('go on past a message on which --where throws, and count it', async () => {
    const topic = await newTopic(broker);
    await send(broker, [draftOf(topic, null), draftOf(topic, '{"n":{"m":1}}'), draftOf(topic, '{}')]);
    const { values, stats } = await shown({ topic, filters: { where: 'value.n.m === 1' } });
    expect(values).toEqual(['{"n":{"m":1}}']);
    expect(stats.whereFailures).toBe(2);
    expect(stats.firstWhereFailure).toMatch(new RegExp(`^TypeError: .* \\(${topic} 0:0\\)$`));
  });

  it.each([
    ['a loop without end', { where: '(() => { for (;;); })()' }],
    ['a regular expression that backtracks for ever', { grep: ['v:^(a+)+$'] }],
  ])('are stopped in %s', async (_, filters) => {
    const topic = await newTopic(broker);
    await send(broker, [draftOf(topic, `${'a'.repeat(60)}!`)]);
    await expect(shown({ topic, filters })).rejects.toMatchObject({
      message: `The filter took longer than 2 s at ${topic} 0:0 and was stopped.`,
      exitCode: 2,
    });
  });
});

describe('why nothing was shown', () => {
  it('is that none matched', async () => {
    const topic = await newTopic(broker);
    await send(
      broker,
      numbered(topic, 1200, (n) => ({ timestamp: now - 3 * hour - n })),
    );
    const { tail } = await shown({ topic, filters: { where: 'false' } });
    expect(await tail.whyNothing()).toBe('0 of 1,200 messages matched; the newest is 3 h old.');
  });

  it('is that the topic is empty', async () => {
    const topic = await newTopic(broker, 2);
    const { tail } = await shown({ topic });
    expect(await tail.whyNothing()).toBe(`0 messages: ${topic} is empty.`);
  });

  it('is that nothing lies in the window', async () => {
    const topic = await newTopic(broker);
    await send(
      broker,
      numbered(topic, 2, () => ({ timestamp: now - 2 * hour })),
    );
    const { tail } = await shown({ topic, from: ['-15m'] });
    expect(await tail.whyNothing()).toBe(
      `0 messages in this window of ${topic}, which holds 2; the newest is 2 h old.`,
    );
  });

  it('is said at once when the tail then waits', async () => {
    const topic = await newTopic(broker);
    const { notices } = await shown({ topic, last: 10, follow: true, idleMs: 20 });
    expect(notices).toEqual([`0 messages: ${topic} is empty. Waiting for new messages (Ctrl-C ends).`]);
  });
});

describe('wrong use', () => {
  it.each<[Partial<TailRequest>, string]>([
    [{ last: -1 }, '--tail -1'],
    [{ last: 1.5 }, '--tail 1.5'],
    [{ last: 1e6 }, 'more than 100000'],
    [{ max: 0 }, '-n 0'],
    [{ idleMs: 0 }, '--idle-timeout 0'],
    [{ filters: { where: 'value.' } }, '--where is no JavaScript expression'],
    [{ filters: { grep: ['x'] } }, 'Not a pattern'],
    [{ filters: { event: 'order' } }, 'Unknown event "order".'],
    [{ filters: { valid: true }, validate: false }, '--valid needs the validation'],
    [{ filters: { valid: false }, validate: false }, '--invalid needs the validation'],
    [{ strict: true, validate: false }, '--strict needs the validation'],
    [{ filters: { where: '!valid' }, validate: false }, '--where asks for the verdict'],
  ])('%j is refused before anything is read', async (request, message) => {
    const topic = await newTopic(broker);
    await expect(start({ topic, ...request })).rejects.toMatchObject({
      message: expect.stringContaining(message),
      exitCode: 2,
    });
  });

  it('of a topic that is not there suggests the nearest', async () => {
    const topic = await newTopic(broker);
    await expect(start({ topic: topic.replace('test-', 'tset-') })).rejects.toMatchObject({
      message: `Unknown topic or event "${topic.replace('test-', 'tset-')}" on ${broker.label}.`,
      hint: `Did you mean "${topic}"? See: evtool topics`,
      exitCode: 2,
    });
  });
});

describe('the last messages, newest first', () => {
  it('come while they are found, and each once', async () => {
    const topic = await newTopic(broker, 2);
    const isHit = (n: number): boolean => n === 3 || n === 2_990 || n === 2_995;
    await send(
      broker,
      Array.from({ length: 3_000 }, (_, n) =>
        draftOf(topic, isHit(n) ? `HIT ${n}` : `${n}`, { partition: n % 2, timestamp: now - (3_000 - n) }),
      ),
    );
    const { tail } = await start({ topic, last: 100, newestFirst: true, filters: { word: 'hit' } });
    const batches: string[][] = [];
    for await (const batch of tail.messages) batches.push(batch.map(({ raw }) => String(raw.value)));
    expect(batches).toEqual([['HIT 2990', 'HIT 2995'], ['HIT 3']]);
    expect(tail.stats.read).toBe(3_000);
  });

  it('are the same as in order, also where the clocks of partitions differ', async () => {
    const topic = await newTopic(broker, 3);
    await send(
      broker,
      Array.from({ length: 3_000 }, (_, n) =>
        draftOf(topic, `${n}`, { partition: n % 3, timestamp: now - 10_000 + n * (1 + (n % 3)) }),
      ),
    );
    const { tail } = await start({ topic, last: 1_500, newestFirst: true });
    const batches: string[][] = [];
    for await (const batch of tail.messages) batches.push(batch.map(({ raw }) => String(raw.value)));
    expect(batches.reverse().flat()).toEqual((await shown({ topic, last: 1_500 })).values);
  });
});

describe('what comes faster than it can be looked at', () => {
  /** A filter that takes a millisecond for each message, and lets all through. */
  const slow = '(() => { const end = Date.now() + 1; while (Date.now() < end); return true; })()';

  const behind = async (lag: 'tell' | 'thin', until: (stats: Tail['stats']) => boolean) => {
    const topic = await newTopic(broker);
    const { tail } = await start({ topic, from: ['end'], follow: true, filters: { where: slow }, lag });
    const value = Buffer.from(JSON.stringify('long '.repeat(200)));
    await send(
      broker,
      numbered(topic, 10_000, () => ({ value })),
    );
    const offsets: number[] = [];
    for await (const batch of tail.messages) {
      offsets.push(...batch.map(({ raw }) => raw.offset));
      if (until(tail.stats)) break;
    }
    return { offsets, stats: tail.stats };
  };

  it('is told to be behind, and nothing is left out', async () => {
    const { offsets, stats } = await behind('tell', ({ behind }) => behind > 0);
    expect(offsets).toEqual(offsets.map((_, index) => index));
    expect(stats).toMatchObject({ skipped: 0, oneIn: 1 });
    expect(stats.behind).toBeGreaterThan(100);
  });

  it('is looked at in a share where the newest are wanted, and what is left out is counted', async () => {
    const { offsets, stats } = await behind('thin', ({ skipped }) => skipped > 0);
    expect(stats.oneIn).toBeGreaterThan(1);
    expect(stats.skipped + offsets.length).toBe(stats.read);
    expect((offsets.at(-1) ?? 1) % stats.oneIn).toBe(0);
  });
});
