import type { Writable } from 'node:stream';

/** Does what would write to a stream, of which nothing is written. */
export const silently = (stream: Writable, work: () => void): void => {
  const { write } = stream;
  stream.write = (_: unknown, encoding?: unknown, done?: unknown): boolean => {
    const written = typeof encoding === 'function' ? encoding : done;
    if (typeof written === 'function') process.nextTick(written);
    return true;
  };
  try {
    work();
  } finally {
    stream.write = write;
  }
};
