import { expect, test } from 'vitest';
import { wrapWords } from '../../src/cli/wrap-words.ts';

test('text is broken between words, so that every line fits', () => {
  expect(wrapWords('one two three', 7)).toEqual(['one two', 'three']);
});

test('a word that is longer than a line stays whole', () => {
  expect(wrapWords('see schemas/introspect.yaml now', 10)).toEqual(['see', 'schemas/introspect.yaml', 'now']);
});

test('a no-break space keeps its words together', () => {
  expect(wrapWords('one two\u00a0three', 9)).toEqual(['one', 'two three']);
});
