import { describe, expect, it } from 'vitest';
import { markFound } from '../../../src/tui/frame/mark-found.ts';
import { dropColumns, type Piece } from '../../../src/tui/frame/pieces.ts';

const line: readonly Piece[] = [
  { text: 'const ', role: 'keyword' },
  { text: '漢字' },
  { text: ' = 1;', role: 'number' },
];
const textOf = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');

describe('a line without its first columns', () => {
  it('has the rest of each piece, in its role', () => {
    expect(dropColumns(line, 0)).toEqual(line);
    expect(dropColumns(line, 2)[0]).toEqual({ text: 'nst ', role: 'keyword' });
    expect(dropColumns(line, 6)).toEqual(line.slice(1));
    expect(dropColumns(line, 99)).toEqual([]);
  });

  it('has a blank where half of a wide sign is left', () => {
    expect(textOf(dropColumns(line, 7))).toBe(' 字 = 1;');
    expect(textOf(dropColumns(line, 8))).toBe('字 = 1;');
  });
});

describe('a word that is looked for', () => {
  const marked = (pieces: readonly Piece[], word: string): string =>
    markFound(pieces, word)
      .map(({ text, role }) => (role === 'spot' ? `[${text}]` : text))
      .join('');

  it('stands out wherever it is, also across pieces', () => {
    expect(marked([{ text: 'find(url, URL)' }], 'url')).toBe('find([url], [URL])');
    expect(marked([{ text: 'find(url, URL)' }], 'URL')).toBe('find(url, [URL])');
    expect(marked(line, 't 漢')).toBe('cons[t ][漢]字 = 1;');
  });

  it('changes nothing where it is not', () => {
    expect(markFound(line, 'x')).toBe(line);
    expect(markFound(line, '')).toBe(line);
  });
});
