import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findJsonFault } from '../../src/core/json-fault.ts';

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

test.each([
  ['', 0, 'ends where a value was expected'],
  ['{', 1, 'ends where a property name or "}" was expected'],
  ['{"a":1,}', 7, 'expected a property name, found "}"'],
  ['{"a":NaN}', 5, 'expected a value, found "NaN"'],
  ['{"a":\n  tru}', 8, 'expected a value, found "tru"'],
  ["{'a':1}", 1, 'expected a property name or "}", found "\'"'],
  ['{"a" 1}', 5, 'expected ":", found "1"'],
  ['{"a":1 "b":2}', 7, 'expected "," or "}", found "\\""'],
  ['[1,2', 4, 'ends where "," or "]" was expected'],
  ['[1}', 2, 'expected "," or "]", found "}"'],
  ['[1,]', 3, 'expected a value, found "]"'],
  ['01', 1, 'expected the end, found "1"'],
  ['1 2', 2, 'expected the end, found "2"'],
  ['"a\nb"', 2, 'a string holds "\\n", which must be escaped'],
  ['"\\x"', 1, 'unknown escape "\\\\x"'],
  ['{"a":"b', 7, 'ends inside a string'],
  ['\uFEFF{}', 0, 'starts with a byte order mark, which JSON does not allow'],
])('%j stops being JSON at %i: %s', (text, offset, reason) => {
  expect(findJsonFault(text)).toEqual({ offset, reason });
});

test('it finds a fault exactly where JSON.parse refuses', () => {
  const json = fc.json();
  const broken = fc
    .tuple(json, fc.nat(), fc.constantFrom('', ',', '"', '}', '1', '\\', 'e', '\n'))
    .map(([text, at, piece]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + piece + text.slice(place + 1);
    });
  fc.assert(
    fc.property(fc.oneof(json, broken, fc.string()), (text) => {
      expect(findJsonFault(text) === null).toBe(parses(text));
    }),
    { numRuns: 3000 },
  );
});

test('a long unfinished string is judged in linear time', () => {
  const text = `"${'a\\n'.repeat(2_000_000)}`;
  expect(findJsonFault(text)).toEqual({ offset: text.length, reason: 'ends inside a string' });
});
