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
export const jsonDifferences = (before: unknown, after: unknown): readonly JsonDifference[] => {
  const differences: JsonDifference[] = [];
  // No recursion, as values may be nested deeper than there is room for calls.
  const pending: Pair[] = [{ path: '', before, after }];
  for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
    const members = membersOf(pair);
    if (members === null) differences.push(...differenceOf(pair));
    else pending.push(...members.reverse());
  }
  return differences;
};

type Pair = Pick<JsonDifference, 'path' | 'before' | 'after'>;

const differenceOf = (pair: Pair): readonly JsonDifference[] => {
  if (Object.is(pair.before, pair.after)) return [];
  if (pair.before === undefined) return [{ ...pair, kind: 'added' }];
  return [{ ...pair, kind: pair.after === undefined ? 'removed' : 'changed' }];
};

/** What is to be compared instead of two objects, or two arrays; null for everything else. */
const membersOf = ({ path, before, after }: Pair): Pair[] | null => {
  if (before === after || !isObject(before) || !isObject(after)) return null;
  if (Array.isArray(before) !== Array.isArray(after)) return null;
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Array.from(names, (name) => ({
    path: `${path}${pointerStep(name)}`,
    before: memberOf(before, name),
    after: memberOf(after, name),
  }));
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const memberOf = (value: object, name: string): unknown =>
  Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
