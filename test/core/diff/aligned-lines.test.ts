import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignedLines } from '../../../src/core/diff/aligned-lines.ts';

const shown = (before: string, after: string) =>
  alignedLines([...before], [...after]).map((line) => `${line.before ?? '-'}${line.after ?? '-'}`);

describe('two texts beside each other', () => {
  it('have equal lines in one row', () => {
    expect(shown('abc', 'abc')).toEqual(['aa', 'bb', 'cc']);
  });

  it('leave a gap where one has more lines', () => {
    expect(shown('abc', 'abxc')).toEqual(['aa', 'bb', '-x', 'cc']);
    expect(shown('abxc', 'abc')).toEqual(['aa', 'bb', 'x-', 'cc']);
  });

  it('pair lines that replace others', () => {
    expect(alignedLines(['a', 'b', 'c'], ['a', 'x', 'c'])[1]).toEqual({ kind: 'changed', before: 'b', after: 'x' });
  });

  it('hold every line of both in order, whatever they are', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const rows = alignedLines(before, after);
        expect(rows.flatMap((row) => row.before ?? [])).toEqual(before);
        expect(rows.flatMap((row) => row.after ?? [])).toEqual(after);
        for (const { kind, before: left, after: right } of rows) expect(kind === 'same').toBe(left === right);
      }),
    );
  });

  it('are paired as they come when they are too long to compare', () => {
    const long = (mark: string) => Array.from({ length: 2000 }, (_, index) => `${mark}${index}`);
    expect(alignedLines(long('a'), long('b'))).toHaveLength(2000);
  });
});
