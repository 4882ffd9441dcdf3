import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Batches, merge, pace, take, untilIdle } from '../../src/core/stream.ts';

async function* from<T>(batches: readonly (readonly T[])[], onClose: () => void = () => {}): Batches<T> {
  try {
    yield* batches;
  } finally {
    onClose();
  }
}

const collect = async <T>(batches: Batches<T>): Promise<readonly (readonly T[])[]> => {
  const collected: (readonly T[])[] = [];
  for await (const batch of batches) collected.push(batch);
  return collected;
};

const steady = { holdMs: 1_000, now: () => 0 };

describe('pace', () => {
  it('cuts batches by count and by weight, and keeps every element in order', async () => {
    const weights = fc.array(fc.array(fc.nat({ max: 100 }), { minLength: 1, maxLength: 30 }));
    await fc.assert(
      fc.asyncProperty(weights, async (batches) => {
        const paced = await collect(pace(from(batches), { size: 7, weight: 150, weigh: (n) => n, ...steady }));
        expect(paced.flat()).toEqual(batches.flat());
        for (const batch of paced) {
          expect(batch.length).toBeGreaterThan(0);
          expect(batch.length).toBeLessThanOrEqual(7);
          expect(batch.length === 1 || batch.reduce((sum, n) => sum + n, 0) <= 150).toBe(true);
        }
      }),
    );
  });

  it('lets timers run while a source that is always ready is read', async () => {
    const endless = (async function* () {
      while (true) yield [1];
    })();
    let time = 0;
    let rang = false;
    setTimeout(() => {
      rang = true;
    });
    for await (const _ of pace(endless, { size: 1, weight: 1, weigh: () => 1, holdMs: 20, now: () => time++ })) {
      if (rang) break;
    }
    expect(rang).toBe(true);
  });
});

describe('untilIdle', () => {
  const silent = (signal: AbortSignal): Batches<number> =>
    (async function* () {
      yield [1];
      signal.throwIfAborted();
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    })();

  it('ends quietly when nothing more comes', async () => {
    const limit = { ms: 5, signal: new AbortController().signal, isActive: () => true, now: () => 0 };
    expect(await collect(untilIdle(silent, limit))).toEqual([[1]]);
  });

  it('still throws the reason of the signal from outside', async () => {
    const stop = new AbortController();
    const limit = { ms: 60_000, signal: stop.signal, isActive: () => true, now: () => 0 };
    const run = collect(untilIdle(silent, limit));
    stop.abort(new Error('stopped'));
    await expect(run).rejects.toThrow('stopped');
  });

  it('ends although elements come, when none of them counts', async () => {
    let time = 0;
    const busy = (signal: AbortSignal): Batches<number> =>
      (async function* () {
        while (true) {
          await new Promise((resolve) => setImmediate(resolve));
          signal.throwIfAborted();
          time += 10;
          yield [time];
        }
      })();
    const limit = { ms: 50, signal: new AbortController().signal, isActive: () => false, now: () => time };
    expect((await collect(untilIdle(busy, limit))).length).toBeGreaterThanOrEqual(5);
  });

  it('passes on an error of the source', async () => {
    const failing = (): Batches<number> =>
      (async function* () {
        yield [1];
        throw new Error('broken');
      })();
    const limit = { ms: 1_000, signal: new AbortController().signal, isActive: () => true, now: () => 0 };
    await expect(collect(untilIdle(failing, limit))).rejects.toThrow('broken');
  });
});

describe('merge', () => {
  const isBefore = (a: { at: number }, b: { at: number }): boolean => a.at < b.at;

  it('puts sorted sources in order', async () => {
    const sorted = fc.array(fc.nat({ max: 50 })).map((list) => list.sort((a, b) => a - b));
    await fc.assert(
      fc.asyncProperty(fc.array(sorted, { maxLength: 5 }), async (lists) => {
        const sources = lists.map((list) => from(list.map((at) => [{ at }])));
        const merged = (await collect(merge(sources, isBefore))).flat().map(({ at }) => at);
        expect(merged).toEqual(lists.flat().sort((a, b) => a - b));
      }),
    );
  });

  it('keeps the order of a source whose own order is not that of the merge', async () => {
    const merged = await collect(merge([from([[{ at: 9 }, { at: 1 }]]), from([[{ at: 5 }], [{ at: 10 }]])], isBefore));
    expect(merged.flat().map(({ at }) => at)).toEqual([5, 9, 1, 10]);
  });

  it('closes every source when the consumer leaves', async () => {
    const closed: string[] = [];
    const sources = [
      from([[{ at: 1 }], [{ at: 3 }]], () => closed.push('a')),
      from([[{ at: 2 }]], () => closed.push('b')),
    ];
    expect(await collect(take(merge(sources, isBefore), 1))).toEqual([[{ at: 1 }]]);
    expect(closed.sort()).toEqual(['a', 'b']);
  });
});
