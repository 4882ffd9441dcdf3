import { describe, expect, test } from 'vitest';
import { hexLines } from '../../../../src/tui/screens/messages/hex-lines.ts';
import { type Lines, rawLines } from '../../../../src/tui/screens/messages/raw-lines.ts';

const all = ({ length, line }: Lines): readonly string[] => Array.from({ length }, (_, index) => line(index));

describe('raw lines', () => {
  test.each([
    ['a line for a line', 'one\ntwo', ['one', 'two']],
    ['a line end at the end begins no line', 'one\r\ntwo\n', ['one', 'two']],
    ['empty lines stay', 'a\n\nb', ['a', '', 'b']],
    ['what has no room goes on in the next line', '0123456789abcdef', ['0123456789', 'abcdef']],
    ['a line that just fits is one', '0123456789\nx', ['0123456789', 'x']],
    ['controls are signs', 'a\u001b[2Jb', ['a␛[2J', 'b']],
    ['letters with accents take a column', 'größer als größer', ['größer als', ' größer']],
    ['wide characters have room', '日本語日本語', ['日本語日本', '語']],
    ['nothing is a line', '', ['']],
  ])('%s', (_, text, lines) => {
    expect(all(rawLines(Buffer.from(text), 10))).toEqual(lines);
  });

  test('pairs of surrogates stay together', () => {
    const text = 'abcd😀efg';
    expect(all(rawLines(Buffer.from(text), 10)).join('')).toBe(text);
  });

  test('of a tombstone say so', () => {
    expect(all(rawLines(null, 40))).toEqual(['null (a tombstone)']);
  });
});

describe('hex lines', () => {
  test('show offset, bytes and signs', () => {
    expect(all(hexLines(Buffer.from('{"id":1}\n\u0000ü'), 80))).toEqual([
      '0000000 7b 22 69 64 22 3a 31 7d 0a 00 c3 bc             {"id":1}....',
    ]);
  });

  test.each([20, 36, 41, 60, 72, 200])('have room in %i columns', (columns) => {
    for (const line of all(hexLines(Buffer.alloc(100, 'x'), columns))) expect(line.length).toBeLessThanOrEqual(columns);
  });
});
