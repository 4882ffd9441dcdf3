import { isUtf8 } from 'node:buffer';
import type { HeaderValue } from './handler/handler.ts';
import type { Header } from './message.ts';

/** Bytes as people and programs want them: text when they are UTF-8, else the bytes, else null. */
export const textOrBytes = (bytes: Buffer | null): HeaderValue =>
  bytes !== null && isUtf8(bytes) ? bytes.toString() : bytes;

/** Header values by name in the order of first use; a name that repeats has all of them, in order. */
export const groupHeaders = (headers: readonly Header[]): ReadonlyMap<string, readonly (Buffer | null)[]> => {
  const groups = new Map<string, (Buffer | null)[]>();
  for (const [name, value] of headers) {
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [value]);
    else group.push(value);
  }
  return groups;
};

/** Bytes as a fixture writes them: text, `{base64}`, or null. */
export const plainBytes = (bytes: Buffer | null): unknown => {
  const text = textOrBytes(bytes);
  return Buffer.isBuffer(text) ? { base64: text.toString('base64') } : text;
};
