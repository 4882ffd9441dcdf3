import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { collectGarbage } from '../support/collect-garbage.ts';
import { collect, handlerRunner, inputOf, messagesOf, outcomeOf } from './run-handler.ts';

const threads = (): number => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;

it('takes a thousand messages through one thread and leaves nothing behind', async () => {
  const { signal } = new AbortController();
  const before = threads();
  const runner = handlerRunner('counter.ts');
  const take = async (count: number): Promise<string | undefined> => {
    let last: string | undefined;
    for (let index = 0; index < count; index++) {
      last = messagesOf(await collect(runner.run(inputOf(index), { signal }))).at(-1);
    }
    return last;
  };
  expect(await take(100)).toBe('message 100');
  collectGarbage();
  const heap = process.memoryUsage().heapUsed;
  expect(await take(1000)).toBe('message 1100');
  collectGarbage();
  expect(process.memoryUsage().heapUsed - heap).toBeLessThan(2_000_000);
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  await runner.close();
  expect(threads()).toBe(before);
});

it('leaves no thread behind for messages that fail', async () => {
  const { signal } = new AbortController();
  const before = threads();
  const runner = handlerRunner('counter.ts');
  for (let index = 0; index < 20; index++) {
    const events = await collect(runner.run(inputOf('fail'), { signal }));
    expect(outcomeOf(events).outcome).toBe('failed');
    expect(threads()).toBe(before);
  }
  await runner.close();
});
