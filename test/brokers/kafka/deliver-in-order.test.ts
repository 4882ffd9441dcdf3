import { expect, test } from 'vitest';
import { deliverInOrder } from '../../../src/brokers/kafka/deliver-in-order.ts';

const never = new AbortController().signal;

/** Deliveries that end when told, by the delivered element. */
const controlled = () => {
  const gates = new Map<number, PromiseWithResolvers<number>>();
  const deliver = (element: number): Promise<number> => {
    const gate = Promise.withResolvers<number>();
    gates.set(element, gate);
    return gate.promise;
  };
  const end = async (element: number): Promise<void> => {
    await expect.poll(() => gates.has(element)).toBe(true);
    gates.get(element)?.resolve(element);
  };
  return { deliver, end, started: () => [...gates.keys()] };
};

async function* numbers(...elements: readonly number[]): AsyncGenerator<number> {
  yield* elements;
}

const collect = async (outcomes: AsyncIterable<number>): Promise<readonly number[]> => {
  const all: number[] = [];
  for await (const outcome of outcomes) all.push(outcome);
  return all;
};

test('outcomes come in the order of the source, however the deliveries end', async () => {
  const { deliver, end } = controlled();
  const outcomes = collect(deliverInOrder(numbers(1, 2, 3), { deliver, isLast: () => false, limit: 3, signal: never }));
  await end(3);
  await end(2);
  await end(1);
  expect(await outcomes).toEqual([1, 2, 3]);
});

test('no more than the limit are under way', async () => {
  const { deliver, end, started } = controlled();
  const outcomes = deliverInOrder(numbers(1, 2, 3), { deliver, isLast: () => false, limit: 2, signal: never });
  const first = outcomes.next();
  await end(2);
  expect(started()).toEqual([1, 2]);
  await end(1);
  expect(await first).toEqual({ done: false, value: 1 });
  await outcomes.return(undefined);
});

test('an outcome comes without waiting for more input', async () => {
  const { deliver, end } = controlled();
  const stuck = (async function* () {
    yield 1;
    await new Promise(() => {});
  })();
  const outcomes = deliverInOrder(stuck, { deliver, isLast: () => false, limit: 4, signal: never });
  const first = outcomes.next();
  await end(1);
  expect(await first).toEqual({ done: false, value: 1 });
  await outcomes.return(undefined);
});

test('after the last outcome nothing more is taken, and what is under way still comes', async () => {
  const { deliver, end, started } = controlled();
  const delivery = { deliver, isLast: (outcome: number) => outcome === 1, limit: 2, signal: never };
  const outcomes = collect(deliverInOrder(numbers(1, 2, 3, 4), delivery));
  await end(1);
  await end(2);
  expect(await outcomes).toEqual([1, 2]);
  expect(started()).toEqual([1, 2]);
});

test('when the source fails, what is under way comes before its error', async () => {
  const { deliver, end } = controlled();
  const failing = (async function* () {
    yield 1;
    throw new Error('line 70000 is not JSON');
  })();
  const outcomes = deliverInOrder(failing, { deliver, isLast: () => false, limit: 4, signal: never });
  const first = outcomes.next();
  await end(1);
  expect(await first).toEqual({ done: false, value: 1 });
  await expect(outcomes.next()).rejects.toThrow('line 70000 is not JSON');
});

/** These elements, and then nothing for ever. */
async function* stuckAfter(...elements: readonly number[]): AsyncGenerator<number> {
  yield* elements;
  await new Promise(() => {});
}

test('aborting throws the reason at once, though no input ends', async () => {
  const abort = new AbortController();
  const delivery = { deliver: lostWhenAborted(abort.signal), isLast: () => false, limit: 4, signal: abort.signal };
  const outcomes = deliverInOrder(stuckAfter(), delivery);
  const failed = expect(outcomes.next()).rejects.toThrow('Ctrl-C');
  abort.abort(new Error('Ctrl-C'));
  await failed;
});

test('aborting yields what was there already behind one that was not, before the reason', async () => {
  const abort = new AbortController();
  const { deliver, end, started } = controlled();
  const lost = lostWhenAborted(abort.signal);
  const outcomes = deliverInOrder(stuckAfter(1, 2, 3), {
    deliver: (element) => Promise.race([deliver(element), lost()]),
    isLast: (outcome) => outcome === -1,
    limit: 4,
    signal: abort.signal,
  });
  const first = outcomes.next();
  await end(2);
  await expect.poll(started).toEqual([1, 2, 3]);
  abort.abort(new Error('Ctrl-C'));
  expect([(await first).value, (await outcomes.next()).value, (await outcomes.next()).value]).toEqual([-1, 2, -1]);
  await expect(outcomes.next()).rejects.toThrow('Ctrl-C');
});

/** Deliveries of which nothing is heard until they are given up. */
const lostWhenAborted = (signal: AbortSignal) => (): Promise<number> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(-1), { once: true }));
