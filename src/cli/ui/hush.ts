import type { Writable } from 'node:stream';

/**
 * Keeps a stream from writing, as on a terminal it would write onto the screens; the first line of each text goes to
 * `take`. Undone by the answer.
 */
export const hush = (stream: Writable, take: (line: string) => void): (() => void) => {
  const { write } = stream;
  // Whoever holds the stream calls this: Node's own warnings too.
  stream.write = (chunk: string | Uint8Array, encoding?: unknown, done?: unknown): boolean => {
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    const line = text.split('\n').find((one) => one.trim() !== '');
    if (line !== undefined) take(line);
    const called = typeof encoding === 'function' ? encoding : done;
    if (typeof called === 'function') process.nextTick(called);
    return true;
  };
  return () => {
    stream.write = write;
  };
};
