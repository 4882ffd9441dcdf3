import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownBeginning } from '../../src/core/shown-beginning.ts';

const whole = Number.POSITIVE_INFINITY;

describe('the beginning of a text', () => {
  it('is all of it where it fits', () => {
    expect(shownBeginning('abc', [], 3)).toMatchObject({ text: 'abc', read: 3 });
    expect(shownBeginning('', ['secret'], 3)).toMatchObject({ text: '', read: 0 });
  });

  it('never ends in half a surrogate pair, but keeps a lone half', () => {
    expect(shownBeginning('ab😀cd', [], 3)).toMatchObject({ text: 'ab', read: 2 });
    expect(shownBeginning('ab😀cd', [], 4).text).toBe('ab😀');
    expect(shownBeginning('ab\ud83dcd', [], 3).text).toBe('ab\ud83d');
  });

  it('shows nothing of a secret on the cut', () => {
    expect(shownBeginning('Bearer hunter22 x', ['hunter22'], 10)).toMatchObject({ text: 'Bearer ', read: 7 });
    expect(shownBeginning('Bearer hunter22 x', ['hunter22'], 15)).toMatchObject({ text: 'Bearer ‹secret›', read: 15 });
  });

  it('hides all that overlapping secrets cover, and each of those side by side', () => {
    expect(shownBeginning('-abcdefgh-', ['cdefgh', 'abcd'], whole).text).toBe('-‹secret›-');
    expect(shownBeginning('abcdabcd', ['abcd'], whole).text).toBe('‹secret›‹secret›');
    expect(shownBeginning('aaaaaa', ['aaaa'], whole).text).toBe('‹secret›');
  });

  it('hides a short secret only as a word, also beside letters of two units', () => {
    expect(shownBeginning('jo, major jo_ jó 𝐀jo jo', ['jo'], whole).text).toBe('‹secret›, major jo_ jó 𝐀jo ‹secret›');
    expect(shownBeginning('xx joe', ['jo'], 5).text).toBe('xx jo');
  });

  it('reads on where secrets are longer than what stands for them', () => {
    const secret = 'k'.repeat(1_000);
    const text = `${secret}.${secret}.${secret}.${'x'.repeat(50)}`;
    const shown = shownBeginning(text, [secret], 40);
    expect(shown.text).toBe(`‹secret›.‹secret›.‹secret›.${'x'.repeat(13)}`);
    expect(shown.read).toBe(3_016);
  });

  it('is the beginning of the whole text without its secrets, whatever they are', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', '😀'), maxLength: 40 });
    const secrets = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '😀'), maxLength: 6 }), { maxLength: 3 });
    fc.assert(
      fc.property(letters, secrets, fc.nat(40), (text, hide, most) => {
        const all = shownBeginning(text, hide, whole).text;
        const shown = shownBeginning(text, hide, most);
        expect(all.startsWith(shown.text)).toBe(true);
        expect(shown.text.length).toBeLessThanOrEqual(most);
        expect(most - shown.text.length < 8 || shown.text === all).toBe(true);
        const rest = hide.filter((secret) => secret.length >= 4 && shown.text.includes(secret));
        expect(rest).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });
});
