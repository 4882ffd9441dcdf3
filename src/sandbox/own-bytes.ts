import type { RunInput } from '../core/handler/runner.ts';

/**
 * With bytes of its own: a structured clone takes the whole memory that a view looks into, and a message's is the
 * megabyte that its reader read at once.
 */
export const ownBytes = (input: RunInput): RunInput => ({
  ...input,
  key: copyOf(input.key),
  value: copyOf(input.value),
  headers: input.headers.map(([name, value]) => [name, copyOf(value)]),
});

/** Not `Buffer.from`, which copies small ones into a pool that many share. */
const copyOf = (bytes: Uint8Array | null): Buffer | null => {
  if (bytes === null) return null;
  const own = new Uint8Array(bytes);
  return Buffer.from(own.buffer);
};
