import { pointerStep } from '../json-pointer.ts';

/** A place where two values differ; `undefined` is nothing there. */
export type JsonDifference = {
  /** JSON pointer. */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before: unknown;
  readonly after: unknown;
};

/** What differs between two JSON values: members by name, elements by place; the order is that of `before`, then new ones. */
export const jsonDifferences = (before: unknown, after: unknown, path = ''): readonly JsonDifference[] => {
  if (Object.is(before, after)) return [];
  if (before === undefined) return [{ path, kind: 'added', before, after }];
  if (after === undefined) return [{ path, kind: 'removed', before, after }];
  if (!isObject(before) || !isObject(after) || Array.isArray(before) !== Array.isArray(after))
    return [{ path, kind: 'changed', before, after }];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) =>
    jsonDifferences(memberOf(before, name), memberOf(after, name), `${path}${pointerStep(name)}`),
  );
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const memberOf = (value: object, name: string): unknown =>
  Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
