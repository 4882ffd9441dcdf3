import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { widthOf } from '../../../src/tui/frame/width.ts';
import { wrappedLines } from '../../../src/tui/frame/wrapped-lines.ts';

const rows = (columns: number, ...lines: readonly string[]): readonly string[] => wrappedLines(lines)(columns);

describe('lines in rows of so many columns', () => {
  it('stay as they are where they have room', () => {
    expect(rows(10, '', 'short', '  deep', '\u001b[31mred\u001b[39m')).toEqual([
      '',
      'short',
      '  deep',
      '\u001b[31mred\u001b[39m',
    ]);
  });

  it('go on below, two columns deeper than they began, after a blank where there is one', () => {
    expect(rows(12, 'one two three four')).toEqual(['one two ', '  three four']);
    expect(rows(12, '  "abcdefghijklmn"')).toEqual(['  "abcdefghi', '    jklmn"']);
  });

  it('keep their colours in each row, and end them there', () => {
    expect(rows(10, '\u001b[31mabcdefghijklmn\u001b[39m')).toEqual([
      '\u001b[31mabcdefghij\u001b[0m',
      '  \u001b[31mklmn\u001b[39m',
    ]);
  });

  it('take no more columns than there are, and lose no letter', () => {
    const part = fc.constantFrom('a', 'bc', ' ', '漢字', '😀', 'é', '\u001b[1m', '\u001b[22m');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 80 }), fc.integer({ min: 4, max: 30 }), (parts, columns) => {
        const line = parts.join('');
        const made = rows(columns, line);
        for (const row of made) expect(widthOf(row)).toBeLessThanOrEqual(columns);
        const letters = (text: string): string => stripVTControlCharacters(text).replaceAll(' ', '');
        expect(made.map(letters).join('')).toBe(letters(line));
      }),
      { numRuns: 300 },
    );
  });

  it('of a megabyte are made in a moment', () => {
    const begun = performance.now();
    expect(rows(76, `"${'x'.repeat(1e6)}"`).length).toBeGreaterThan(13_000);
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});
