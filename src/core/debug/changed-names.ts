import type { Container, Entry, Value } from './value.ts';

/**
 * Variables that are new, or whose picture is another. What no picture shows cannot be told: a change deep down, or
 * behind the shown part of a text that keeps its length. Of variables with one name the first, innermost, counts.
 */
export const changedNames = (before: readonly Entry[], after: readonly Entry[]): readonly string[] => {
  const old = byName(before);
  return [...byName(after)].filter(([name, value]) => !isSame(old.get(name), value)).map(([name]) => name);
};

const byName = (variables: readonly Entry[]): ReadonlyMap<string, Value> => {
  const values = new Map<string, Value>();
  for (const { name, value } of variables) if (!values.has(name)) values.set(name, value);
  return values;
};

const isSame = (before: Value | undefined, after: Value | undefined): boolean => {
  if (before === after) return true;
  if (before === undefined || after === undefined || before.type !== after.type) return false;
  if ('entries' in before) return 'entries' in after && isSameContainer(before, after);
  if ('entries' in after || before.text !== after.text) return false;
  return before.type !== 'string' || (after.type === 'string' && before.length === after.length);
};

const isSameContainer = (before: Container, after: Container): boolean =>
  before.name === after.name &&
  before.size === after.size &&
  before.text === after.text &&
  before.isCircular === after.isCircular &&
  before.entries.length === after.entries.length &&
  before.entries.every((entry, index) => isSameEntry(entry, after.entries[index]));

const isSameEntry = (before: Entry, after: Entry | undefined): boolean =>
  before.name === after?.name && isSame(before.key, after.key) && isSame(before.value, after.value);
