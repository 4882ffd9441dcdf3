import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeControls } from '../../../src/core/decode/visible-text.ts';

describe('escapeControls', () => {
  it.each([
    ['\u001b[2J\u001b]0;title\u0007', '␛[2J␛]0;title␇'],
    ['a\r\nb\tc\u007f', 'a␍␊b␉c␡'],
    ['\u009b31m', '\\u009b31m'],
    ['user\u202etxt.exe', 'user\\u202etxt.exe'],
    ['\u2066\u200b\ufeff', '\\u2066\\u200b\\ufeff'],
    ['\ud800', '\\ud800'],
    ['\u{e0041}', '\\u{e0041}'],
    ['naïve Ünïcödé 👩‍💻 日本語 עברית', 'naïve Ünïcödé 👩‍💻 日本語 עברית'],
  ])('shows %j as %s', (text, shown) => {
    expect(escapeControls(text)).toBe(shown);
  });

  it('lets no control character through, and changes its own output no more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = escapeControls(text);
        expect(shown).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        expect(escapeControls(shown)).toBe(shown);
      }),
    );
  });
});
