import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../../src/tui/frame/clean.ts';

const hostile = [
  { what: 'a command to the clipboard', text: '\u001b]52;c;ZXZpbA==\u0007', shown: '␛]52;c;ZXZpbA==␇' },
  { what: 'a command that clears the screen', text: 'a\u001b[2Jb', shown: 'a␛[2Jb' },
  { what: 'a title of the window', text: '\u001b]0;root\u001b\\', shown: '␛]0;root␛\\' },
  { what: 'one of eight bits', text: '\u009b31mred\u009c', shown: '\\u009b31mred\\u009c' },
  { what: 'lines and tabs', text: 'a\r\nb\tc\u0000', shown: 'a␍␊b␉c␀' },
  { what: 'rubbing out', text: 'ab\b\u007f', shown: 'ab␈␡' },
  { what: 'an override of the direction', text: '\u202egpj.exe\u202c', shown: '\\u202egpj.exe\\u202c' },
  {
    what: 'isolates and marks of direction',
    text: '\u2066a\u2069\u200e\u200f',
    shown: '\\u2066a\\u2069\\u200e\\u200f',
  },
  { what: 'what cannot be seen', text: 'or\u200bders\ufeff', shown: 'or\\u200bders\\ufeff' },
  { what: 'half of a character', text: 'a\ud83db\ude00', shown: 'a\\ud83db\\ude00' },
  { what: 'line separators', text: 'a\u2028b\u2029c', shown: 'a\\u2028b\\u2029c' },
  { what: 'letters of tags', text: 'a\u{e0041}', shown: 'a\\u{e0041}' },
];

describe('text from outside on the screen', () => {
  it.each(hostile)('shows $what by its signs', ({ text, shown }) => {
    expect(clean(text)).toBe(shown);
  });

  it.each(['order 42', 'Zürich', '漢字', 'e\u0301', '👨‍👩‍👧', '🇨🇭', 'שלום', 'كافكا'])('leaves %s as it is', (text) => {
    expect(clean(text)).toBe(text);
  });

  it('has nothing that a terminal obeys, and cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
        const shown = clean(text);
        expect(shown).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
        expect(shown.isWellFormed()).toBe(true);
        expect(clean(shown)).toBe(shown);
      }),
    );
  });
});
