import fc from 'fast-check';
import { expect, it } from 'vitest';
import { indentJson } from '../../../src/core/decode/indent-json.ts';

it('lays any JSON out as JSON.stringify does, however it was spaced before', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, 4, '\t'), (value, space) => {
      expect(indentJson(JSON.stringify(value, null, space))).toBe(JSON.stringify(value, null, 2));
    }),
  );
});

it('keeps the digits of numbers and the escapes of strings', () => {
  const json = '{"a":12345678901234567890,"b":[1.0,1e3],"c":"\\u0041\\"{,"}';
  expect(indentJson(json)).toBe(
    '{\n  "a": 12345678901234567890,\n  "b": [\n    1.0,\n    1e3\n  ],\n  "c": "\\u0041\\"{,"\n}',
  );
});

it('leaves what is empty on its line', () => {
  expect(indentJson('{ "a" : [ ] , "b" : {\n} }')).toBe('{\n  "a": [],\n  "b": {}\n}');
});

it('lays out the first hundred levels, and what is deeper on one line, as blanks before it would be its depth squared', () => {
  const json = `${'['.repeat(10_000)}1,{"a":[]}${']'.repeat(10_000)}`;
  const text = indentJson(json);
  expect(text.split('\n')).toHaveLength(2 * 100 + 1);
  expect(text.length).toBeLessThan(3 * json.length);
  expect(text.replace(/\s/g, '')).toBe(json);
});
