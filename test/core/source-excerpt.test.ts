import { expect, test } from 'vitest';
import { sourceExcerpt } from '../../src/core/source-excerpt.ts';

test('it shows the line with the one before and a mark under the column', () => {
  expect(sourceExcerpt('one\ntwo\nthree\nfour', { line: 3, column: 4 })).toBe('  2 | two\n> 3 | three\n    |    ^');
});

test('the first line has none before it', () => {
  expect(sourceExcerpt('{"a":1}', { line: 1, column: 1 })).toBe('> 1 | {"a":1}\n    | ^');
});

test('a long line is cut around the column, and the mark stays under it', () => {
  const [line = '', mark = ''] = sourceExcerpt(`${'a'.repeat(500)}X${'b'.repeat(500)}`, { line: 1, column: 501 }).split(
    '\n',
  );
  expect(line).toMatch(/^> 1 \| …a+Xb+…$/);
  expect(mark.indexOf('^')).toBe(line.indexOf('X'));
});

test('what a terminal would obey is not passed on', () => {
  expect(sourceExcerpt('a\u001b[2Jb\tc', { line: 1, column: 1 })).toBe('> 1 | a\uFFFD[2Jb c\n    | ^');
});
