import { hidden } from '../shown-beginning.ts';
import type { Entry, Value } from './value.ts';

/**
 * What recorded pictures show at a path such as `order.lines[0]["unit price"]`; undefined where they show nothing, which
 * may be because it was cut off, or where the text is no plain path. `length`, `size` and an error's `message` are known too.
 */
export const valueAt = (variables: readonly Entry[], path: string): Value | undefined => {
  const [first, ...names] = parsePath(path) ?? [];
  const start = variables.find((variable) => variable.name === first)?.value;
  return names.reduce<Value | undefined>((value, next) => value && propertyOf(value, next), start);
};

/** The names of a plain path, the variable's first; null for any other expression. */
export const parsePath = (text: string): readonly string[] | null => {
  const path = text.trim();
  const start = name.exec(path)?.[0];
  if (start === undefined || constants.has(start)) return null;
  const steps = [...path.slice(start.length).matchAll(step)];
  const end = steps.reduce((length, [whole]) => length + whole.length, start.length);
  const names = steps.map(nameOfStep);
  return end === path.length && names.every((known) => known !== null) ? [start, ...names] : null;
};

const name = /^[\p{ID_Start}$_][\p{ID_Continue}$]*/u;
const step =
  /\s*(?:\.\s*([\p{ID_Start}$_][\p{ID_Continue}$]*)|\[\s*(?:(0|[1-9]\d*)|("(?:[^"\\\n]|\\.)*")|'([^'\\\n]*)')\s*\])/guy;

/** Words that look like a variable's name. */
const constants = new Set(['true', 'false', 'null']);

const nameOfStep = ([, property, index, double, single]: RegExpExecArray): string | null =>
  property ?? index ?? single ?? unquoted(double ?? '');

const unquoted = (text: string): string | null => {
  try {
    return String(JSON.parse(text));
  } catch {
    // JavaScript has escapes that JSON lacks.
    return null;
  }
};

const propertyOf = (value: Value, property: string): Value | undefined => {
  if (!('entries' in value)) return value.type === 'string' && property === 'length' ? lengthOf(value) : undefined;
  const entry = value.entries.find((candidate) => candidate.name === property);
  if (entry !== undefined) return entry.value;
  if (property === sizeName[value.type]) return { type: 'number', text: String(value.size) };
  if (value.type !== 'error' || property !== 'message') return undefined;
  return { type: 'string', text: value.text ?? '', length: value.text?.length ?? 0 };
};

const sizeName: Readonly<Record<string, string>> = { array: 'length', bytes: 'length', map: 'size', set: 'size' };

/** Not known where a secret was left out. */
const lengthOf = ({ text, length }: Extract<Value, { type: 'string' }>): Value | undefined =>
  text.includes(hidden) ? undefined : { type: 'number', text: String(length) };
