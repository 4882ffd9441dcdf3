import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pastedInto, type TextField, textField, typedInto } from '../../../src/tui/text-field/text-field.ts';

const family = '👨‍👩‍👧';

/** A field as text, its cursor as `|`. */
const fieldOf = (shown: string): TextField => ({ text: shown.replace('|', ''), cursor: shown.indexOf('|') });
const shownOf = ({ text, cursor }: TextField): string => `${text.slice(0, cursor)}|${text.slice(cursor)}`;
const edited = (shown: string, ...keys: readonly string[]): string =>
  shownOf(keys.reduce((field, key) => typedInto(field, key) ?? field, fieldOf(shown)));

type Row = readonly [key: string, before: string, after: string];

const moves: readonly Row[] = [
  ['left', 'ab|c', 'a|bc'],
  ['^b', '|abc', '|abc'],
  ['right', 'a|bc', 'ab|c'],
  ['^f', 'abc|', 'abc|'],
  ['Home', 'abc|', '|abc'],
  ['^a', 'ab|c', '|abc'],
  ['End', '|abc', 'abc|'],
  ['^e', 'a|bc', 'abc|'],
  ['M-b', 'one two|', 'one |two'],
  ['M-b', 'one two  |', 'one |two  '],
  ['M-b', 'one tw|o', 'one |two'],
  ['^left', '  |one', '|  one'],
  ['M-left', '|one', '|one'],
  ['M-f', '|one two', 'one| two'],
  ['M-f', 'one|  two', 'one  two|'],
  ['^right', 'one t|wo', 'one two|'],
  ['M-right', 'one|  ', 'one  |'],
  ['M-f', 'one|', 'one|'],
];

const removals: readonly Row[] = [
  ['Backspace', 'ab|c', 'a|c'],
  ['Backspace', '|abc', '|abc'],
  ['^h', 'abc|', 'ab|'],
  ['Delete', 'a|bc', 'a|c'],
  ['Delete', 'abc|', 'abc|'],
  ['^d', '|abc', '|bc'],
  ['^w', 'one two|', 'one |'],
  ['^w', 'one two  | three', 'one | three'],
  ['^w', '  |one', '|one'],
  ['^w', '|one', '|one'],
  ['M-Backspace', '漢字 漢字|', '漢字 |'],
  ['M-d', 'one| two three', 'one| three'],
  ['M-d', 'one|', 'one|'],
  ['^u', 'one t|wo', '|wo'],
  ['^k', 'one t|wo', 'one t|'],
];

const graphemes: readonly Row[] = [
  ['left', `a${family}|`, `a|${family}`],
  ['right', `|${family}b`, `${family}|b`],
  ['Backspace', `a${family}|`, 'a|'],
  ['Delete', `|${family}b`, '|b'],
  ['Backspace', 'e\u0301|x', '|x'],
  ['right', '|e\u0301x', 'e\u0301|x'],
  ['Backspace', '🇨🇭🇩🇪|', '🇨🇭|'],
  ['left', '漢字|', '漢|字'],
  ['Delete', '|漢字', '|字'],
  ['Backspace', '😀|', '|'],
];

describe('a line being edited', () => {
  it.each(moves)('moves with %s from %s to %s', (key, before, expected) => {
    expect(edited(before, key)).toBe(expected);
  });

  it.each(removals)('takes out with %s of %s and leaves %s', (key, before, expected) => {
    expect(edited(before, key)).toBe(expected);
  });

  it.each(graphemes)('halves nothing that looks like one with %s in %s: %s', (key, before, expected) => {
    expect(edited(before, key)).toBe(expected);
  });

  it('begins at its end', () => {
    expect([textField(), textField('ab')].map(shownOf)).toEqual(['|', 'ab|']);
  });

  it('takes every printable key as text, where the cursor is', () => {
    expect(edited('a|b', 'x', 'space', 'Q', '?', ':', '漢', family, 'é')).toBe(`ax Q?:漢${family}é|b`);
  });

  it('joins a mark to the letter before it', () => {
    expect(edited('|', 'e', '\u0301', 'Backspace')).toBe('|');
    expect(edited('|x', '👩', '\u200d', '👧', 'left')).toBe('|👩‍👧x');
  });

  it('tells which keys mean nothing in a text', () => {
    const keys = ['up', 'Enter', 'Esc', 'Tab', 'PgUp', '^x', '^_', 'M-x', '^space', 'S-Tab', 'toString'];
    expect(keys.map((key) => typedInto(fieldOf('a|'), key))).toEqual(keys.map(() => null));
  });

  it('edits a long line at once', () => {
    const long = { text: `${'x'.repeat(300_000)} y`, cursor: 300_002 };
    expect(shownOf(typedInto(long, '^w') ?? long).slice(-3)).toBe('x |');
  });

  it('keeps its cursor in the text and its text well formed, whatever is pressed', () => {
    const keys = [...moves, ...removals].map(([key]) => key);
    const key = fc.oneof(
      fc.constantFrom(...keys, 'space'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(key, { maxLength: 30 }), (text, pressed) => {
        const { text: left, cursor } = pressed.reduce((field, one) => typedInto(field, one) ?? field, textField(text));
        expect(cursor).toBeGreaterThanOrEqual(0);
        expect(cursor).toBeLessThanOrEqual(left.length);
        expect(left.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('pasting into a line', () => {
  const pasted = (text: string): string => shownOf(pastedInto(fieldOf('a|b'), text));

  it('puts it where the cursor is, as one line', () => {
    expect(pasted('one\r\n\ttwo\nthree')).toBe('aone two three|b');
  });

  it('leaves out the end of a line that was copied with it', () => {
    expect(pasted('orders\r\n')).toBe('aorders|b');
    expect(pasted('orders ')).toBe('aorders |b');
  });

  it('takes no controls', () => {
    expect(pasted('\u001b[31mred\u0007\u0000\u007f')).toBe('a[31mred|b');
  });

  it('takes a megabyte', () => {
    expect(pasted('\n'.repeat(1_000_000)).length).toBe(3);
    expect(pasted('x'.repeat(1_000_000)).length).toBe(1_000_003);
  });
});
