import { describe, expect, it } from 'vitest';
import { plainLine } from '../../../../src/tui/highlight/span.ts';
import { matchAfter, matchingLines } from '../../../../src/tui/screens/debug/matching-lines.ts';

const lines = ['const Url = 1;', '', 'find(url);', 'return url;'].map(plainLine);

describe('lines that have a text', () => {
  it('are found in any case, unless a capital is looked for', () => {
    expect(matchingLines(lines, 'url')).toEqual([0, 2, 3]);
    expect(matchingLines(lines, 'Url')).toEqual([0]);
    expect(matchingLines(lines, '')).toEqual([]);
  });

  it('are found across the parts that the syntax makes', () => {
    expect(matchingLines([[...plainLine('find'), ...plainLine('(url)')]], 'd(u')).toEqual([0]);
  });

  it('follow each other, the first after the last', () => {
    const places = [[0, 1] as const, [3, 1] as const, [2, -1] as const, [0, -1] as const];
    expect(places.map(([at, step]) => matchAfter([0, 2, 3], at, step))).toEqual([2, 0, 0, 3]);
    expect(matchAfter([], 5, 1)).toBeUndefined();
  });
});
