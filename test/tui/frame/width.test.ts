import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { themeOf } from '../../../src/tui/frame/theme.ts';
import { cut, fitTo, padTo, widthOf } from '../../../src/tui/frame/width.ts';
import { wrapped } from '../../../src/tui/frame/wrapped.ts';

const family = '👨‍👩‍👧';
const graphemes = ['a', ' ', '漢', 'ガ', '한', 'é', 'e\u0301', '😀', family, '🇨🇭', '❤️', '\u200d', '\ud83d', 'ﷺ', 'क्षि'];
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...graphemes)).map((all) => all.join('')),
);
const columns = fc.integer({ min: -1, max: 40 });

describe('cutting a text to so many columns', () => {
  it('leaves a text that has room as it is', () => {
    expect(['', 'abc', '漢字', `${family}${family}`, 'e\u0301e\u0301e\u0301e\u0301'].map((one) => cut(one, 4))).toEqual(
      ['', 'abc', '漢字', `${family}${family}`, 'e\u0301e\u0301e\u0301e\u0301'],
    );
  });

  it('shows its beginning and one sign where it has no room', () => {
    expect(cut('abcdef', 4)).toBe('abc…');
    expect(cut('abcdef', 1)).toBe('…');
    expect(cut('abcdef', 0)).toBe('');
    expect(cut('abcdef', 4, '')).toBe('abcd');
  });

  it('halves no wide character, and no grapheme', () => {
    expect(cut('漢字漢字', 4)).toBe('漢…');
    expect(cut('a漢字', 4)).toBe('a漢…');
    expect(cut('漢', 1)).toBe('…');
    expect(cut(`${family}${family}`, 3)).toBe(`${family}…`);
    expect(cut('🇨🇭🇨🇭', 3)).toBe('🇨🇭…');
    expect(cut('漢字漢字', 3, '')).toBe('漢');
  });

  it('says that it was cut also where one sign goes on for ever', () => {
    expect(cut(`ab${'\u0301'.repeat(1000)}`, 5)).toBe('a…');
  });

  it('cuts a line of a megabyte by looking at its beginning', () => {
    expect(cut('漢'.repeat(500_000), 5)).toBe('漢漢…');
  });

  it('never takes more columns than there are', () => {
    fc.assert(
      fc.property(text, columns, (one, room) => {
        expect(stringWidth(cut(one, room))).toBeLessThanOrEqual(Math.max(0, room));
        expect(widthOf(cut(one, room, ''))).toBeLessThanOrEqual(Math.max(0, room));
      }),
      { numRuns: 500 },
    );
  });

  it('gives what has room back, and the beginning of what has none', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', ' ', '漢', 'é', '😀', family, '🇨🇭')), columns, (all, room) => {
        const one = all.join('');
        const short = cut(one, room);
        if (widthOf(one) <= room) expect(short).toBe(one);
        else expect(one.startsWith(short.replace(/…$/, ''))).toBe(true);
      }),
    );
  });
});

describe('measuring a text', () => {
  const { paint } = themeOf({ hasColor: true, isAscii: false });

  it('counts the columns that a terminal gives to each sign, alone and beside others', () => {
    const signs = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code));
    const others = signs.filter((sign) => widthOf(sign) !== stringWidth(sign));
    const beside = signs.filter((sign) => widthOf(`a${sign}${sign}─`) !== stringWidth(`a${sign}${sign}─`));
    expect([others, beside]).toEqual([[], []]);
  });

  it('counts no colours, and no part of a grapheme twice', () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(widthOf(paint('changed', `│ ${one} …`))).toBe(stringWidth(`│ ${one} …`));
      }),
    );
  });
});

describe('fitting a text into exactly so many columns', () => {
  it('fills up with blanks, at the side that it is told', () => {
    expect(fitTo('漢', 5)).toBe('漢   ');
    expect(fitTo('漢', 5, 'right')).toBe('   漢');
    expect(fitTo('漢字漢字', 4)).toBe('漢… ');
  });

  it('takes those columns whatever the text is', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 40 }), fc.constantFrom('left', 'right'), (one, room, align) => {
        expect(widthOf(fitTo(one, room, align))).toBe(room);
      }),
      { numRuns: 500 },
    );
  });
});

describe('filling a painted text up', () => {
  it('counts no colours', () => {
    const { paint } = themeOf({ hasColor: true, isAscii: false });
    expect(widthOf(padTo(paint('focus', '漢字'), 6))).toBe(6);
    expect(padTo(paint('bad', 'ab'), 4)).toBe(`${paint('bad', 'ab')}  `);
  });
});

describe('wrapping a text', () => {
  it('breaks at blanks, and within words that are longer than a row', () => {
    expect(wrapped('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrapped('abcdefghij kl', 4)).toEqual(['abcd', 'efgh', 'ij', 'kl']);
    expect(wrapped('漢字漢字', 5)).toEqual(['漢字', '漢字']);
    expect(wrapped('', 5)).toEqual(['']);
  });

  it('wraps a word of a megabyte', () => {
    expect(wrapped('x'.repeat(1_000_000), 80)).toHaveLength(12_500);
  });

  it('makes no more rows of a long text than are asked for', () => {
    expect(wrapped('one two three', 5, 2)).toEqual(['one', 'two']);
    expect(wrapped('ü'.repeat(1_000_000), 3, 2)).toEqual(['üüü', 'üüü']);
  });

  it('loses nothing but blanks, and has no row that is too wide', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'bc', ' ', '漢', 'é', '😀', family)),
        fc.integer({ min: 2, max: 20 }),
        (all, room) => {
          const one = all.join('');
          const rows = wrapped(one, room);
          expect(rows.join('').replaceAll(' ', '')).toBe(one.replaceAll(' ', ''));
          expect(rows.every((row) => widthOf(row) <= room)).toBe(true);
        },
      ),
    );
  });
});
