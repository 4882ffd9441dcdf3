import { orAborted } from '../../core/or-aborted.ts';

export type Delivery<T, O> = {
  /** Begins one delivery. What fails is an outcome; once `signal` is aborted, its outcome comes at once. */
  readonly deliver: (element: T) => Promise<O>;
  /** True for an outcome after which nothing more is taken. */
  readonly isLast: (outcome: O) => boolean;
  /** How many deliveries may be under way at once. */
  readonly limit: number;
  readonly signal: AbortSignal;
};

type Event<T, O> =
  | { readonly kind: 'input'; readonly result: IteratorResult<T> }
  | { readonly kind: 'broken input'; readonly error: unknown }
  | { readonly kind: 'outcome'; readonly outcome: O };

/**
 * Delivers what the source gives, several at once, and yields the outcomes in the order of the source, each as soon as
 * it is there, without waiting for more input. When the source fails, or `signal` is aborted, what is under way is yielded
 * before that error.
 */
export async function* deliverInOrder<T, O>(source: AsyncIterable<T>, delivery: Delivery<T, O>): AsyncGenerator<O> {
  const { deliver, isLast, limit, signal } = delivery;
  const iterator = source[Symbol.asyncIterator]();
  const underway: Promise<Event<T, O>>[] = [];
  let input: Promise<Event<T, O>> | null = nextOf(iterator);
  let broken: { readonly error: unknown } | null = null;
  try {
    while (input || underway.length > 0) {
      const candidates: Promise<Event<T, O>>[] = underway.slice(0, 1);
      if (input && underway.length < limit) candidates.push(input);
      const event = await orAborted(Promise.race(candidates), signal);
      if (event.kind === 'outcome') {
        underway.shift();
        if (isLast(event.outcome)) input = null;
        yield event.outcome;
      } else if (event.kind === 'broken input') {
        broken = event;
        input = null;
      } else if (event.result.done) {
        input = null;
      } else {
        const outcome = deliver(event.result.value).then((value): Event<T, O> => ({ kind: 'outcome', outcome: value }));
        // What fails all the same is a bug, and maybe nobody waits for it any more.
        outcome.catch(() => {});
        underway.push(outcome);
        input = nextOf(iterator);
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    for (const event of await Promise.all(underway)) if (event.kind === 'outcome') yield event.outcome;
    throw error;
  } finally {
    // Not awaited: a source that waits for a person's input would not answer.
    iterator.return?.().catch(() => {});
  }
  if (broken) throw broken.error;
}

const nextOf = <T, O>(iterator: AsyncIterator<T>): Promise<Event<T, O>> =>
  iterator.next().then(
    (result) => ({ kind: 'input', result }),
    (error: unknown) => ({ kind: 'broken input', error }),
  );
