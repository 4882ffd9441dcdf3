import { pointerStep } from '../json-pointer.ts';

/** Where a result is not as expected: a JSON pointer, and both values; `undefined` is nothing there. */
export type Difference = { readonly path: string; readonly expected: unknown; readonly actual: unknown };

/**
 * Compares the parts that are expected: an object may have more members than expected, a list may not. Numbers, strings
 * and so on must be equal.
 */
export const differencesOf = (expected: unknown, actual: unknown, path = ''): readonly Difference[] => {
  if (Array.isArray(expected)) return listDifferences(expected, actual, path);
  if (!isObject(expected)) return Object.is(expected, actual) ? [] : [{ path, expected, actual }];
  if (!isObject(actual)) return [{ path, expected, actual }];
  return Object.entries(expected).flatMap(([name, value]) => {
    const own = Object.hasOwn(actual, name) ? Reflect.get(actual, name) : undefined;
    return differencesOf(value, own, `${path}${pointerStep(name)}`);
  });
};

const listDifferences = (expected: readonly unknown[], actual: unknown, path: string): readonly Difference[] => {
  if (!Array.isArray(actual)) return [{ path, expected, actual }];
  const length = Math.max(expected.length, actual.length);
  return Array.from({ length }, (_, index) => index).flatMap((index) => {
    const place = `${path}${pointerStep(index)}`;
    if (index < expected.length) return differencesOf(expected[index], actual[index], place);
    return [{ path: place, expected: undefined, actual: actual[index] }];
  });
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
