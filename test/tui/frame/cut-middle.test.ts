import { expect, test } from 'vitest';
import { cutMiddle } from '../../../src/tui/frame/cut-middle.ts';

test.each([
  ['f97a4da4-5442-11ed-a23c-00000000018e', 9, 'f97a…018e'],
  ['f97a4da4-5442-11ed-a23c-00000000018e', 8, 'f97a…18e'],
  ['k-29', 9, 'k-29'],
  ['123456789', 9, '123456789'],
  ['1234567', 4, '123…'],
  ['日本語の長い文字列', 9, '日本…字列'],
])('%s has in %i columns its beginning and its end', (text, columns, shown) => {
  expect(cutMiddle(text, columns)).toBe(shown);
});
