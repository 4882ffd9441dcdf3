import { orAborted } from './or-aborted.ts';

/**
 * The same elements; aborting throws `signal.reason` at once, also where the source does not hear of the signal because it
 * waits for a person's input or for a stream.
 */
export async function* untilAborted<T>(elements: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T, void> {
  const source = elements[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await orAborted(Promise.resolve(source.next()), signal);
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    const closed = source.return?.();
    if (!signal.aborted) await closed;
    // Such a source answers when its input comes; the run is over by then, and what it says of its end is no news.
    else closed?.catch(() => {});
  }
}
