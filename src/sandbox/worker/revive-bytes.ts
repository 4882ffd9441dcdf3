import type { RunInput } from '../../core/handler/runner.ts';

/** A structured clone makes plain `Uint8Array`s of Buffers; handlers are promised Buffers. */
export const reviveBytes = (input: RunInput): RunInput => ({
  ...input,
  key: bufferOf(input.key),
  value: bufferOf(input.value),
  headers: input.headers.map(([name, value]) => [name, bufferOf(value)]),
});

/** The same bytes, not a copy. */
export const bufferOf = (bytes: Uint8Array | null): Buffer | null =>
  bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
