import type { Container, Value } from './value.ts';

/** A place in a variable where two pictures differ; null: nothing is there. */
export type ValueDifference = { readonly path: string; readonly before: Value | null; readonly now: Value | null };

/** Where two pictures of a variable differ, as deep down as they show it: `order.lines[0].price`. */
export const valueDifferences = (path: string, before: Value | null, now: Value | null): readonly ValueDifference[] => {
  const old = shownInside(before);
  const young = shownInside(now);
  if (old === null || young === null || !isOfOneKind(old, young)) {
    return JSON.stringify(before) === JSON.stringify(now) ? [] : [{ path, before, now }];
  }
  const names = new Set([...old.entries, ...young.entries].map(({ name }) => name));
  const found = [...names].flatMap((name) =>
    valueDifferences(`${path}${stepTo(name, young)}`, entryOf(old, name), entryOf(young, name)),
  );
  // It may be in what no picture shows.
  return found.length === 0 && old.size !== young.size ? [{ path, before, now }] : found;
};

const shownInside = (value: Value | null): Container | null =>
  value !== null && 'entries' in value && value.entries.length > 0 ? value : null;

const isOfOneKind = (before: Container, now: Container): boolean =>
  before.type === now.type && before.name === now.name && before.text === now.text;

const entryOf = ({ entries }: Container, name: string): Value | null =>
  entries.find((entry) => entry.name === name)?.value ?? null;

const stepTo = (name: string, { type }: Container): string => {
  if (type === 'array' && /^\d+$/.test(name)) return `[${name}]`;
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
};
