import type { RawFilter } from './grep.ts';

/** A text in the key, the value, or a header or its name, whatever the case. */
export const wordFilter = (word: string): RawFilter => {
  // It needs no second text in lower case for each message.
  const pattern = new RegExp(word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'i');
  const has = (bytes: Buffer | null): boolean => bytes !== null && pattern.test(bytes.toString());
  return ({ key, value, headers }) =>
    has(value) || has(key) || headers.some(([name, bytes]) => pattern.test(name) || has(bytes));
};
