import { expect, test } from 'vitest';
import { atRate } from '../../../src/app/produce/at-rate.ts';
import type { Batches } from '../../../src/core/stream.ts';

async function* batches(): Batches<number> {
  yield [1, 2, 3, 4, 5];
  yield [6];
}
const collect = async (paced: Batches<number>): Promise<readonly (readonly number[])[]> => {
  const pieces: (readonly number[])[] = [];
  for await (const piece of paced) pieces.push(piece);
  return pieces;
};

test('batches are cut into bursts of a fiftieth of a second', async () => {
  let clock = 0;
  const now = (): number => {
    clock += 1_000;
    return clock;
  };
  const { signal } = new AbortController();
  expect(await collect(atRate(batches(), { perSecond: 100, now, signal }))).toEqual([[1, 2], [3, 4], [5], [6]]);
});

test('it ends when it is aborted in the middle of a wait', async () => {
  const stop = new AbortController();
  const paced = atRate(batches(), { perSecond: 0.001, now: () => 0, signal: stop.signal })[Symbol.asyncIterator]();
  expect((await paced.next()).value).toEqual([1]);
  const next = paced.next();
  stop.abort();
  expect((await next).done).toBe(true);
});
