import { isUtf8 } from 'node:buffer';
import type { Issue } from '../issue.ts';
import { pointerReader } from '../json-pointer.ts';
import { quoted } from '../schema/explain/value-preview.ts';
import { roundedNumbers } from '../schema/rounded-numbers.ts';

/**
 * Reads the key that an event's rule gives a value: what stands at the pointer, as text; undefined where nothing (or a
 * list or object) does. `payload` is the value's JSON; it keeps the digits of numbers beyond 2^53.
 */
export const keyReader = (pointer: string): ((value: unknown, payload: Buffer | null) => string | undefined) => {
  const read = pointerReader(pointer);
  return (value, payload) => keyText(read(value), pointer, payload);
};

const keyText = (found: unknown, pointer: string, payload: Buffer | null): string | undefined => {
  if (typeof found === 'string') return found;
  if (typeof found === 'boolean') return String(found);
  if (typeof found !== 'number') return undefined;
  if (Math.abs(found) <= Number.MAX_SAFE_INTEGER || payload === null) return String(found);
  return roundedNumbers({ text: payload.toString(), at: '' }).get(pointer) ?? String(found);
};

/** A warning when a key is not what its event's rule says; null when it is, or where the rule cannot tell. */
export const checkKey = (pointer: string, expected: string | undefined, key: Buffer | null): Issue | null => {
  if (expected === undefined || key?.toString() === expected) return null;
  const message = `the key ${describe(key)}, but ${pointer} is ${quoted(expected)}`;
  return { level: 'warning', step: 'key', path: pointer, keyword: 'key', message, expected };
};

const describe = (key: Buffer | null): string => {
  if (key === null) return 'is null';
  if (key.length === 0) return 'is empty';
  return isUtf8(key) ? `is ${quoted(key.toString())}` : 'is not UTF-8';
};
