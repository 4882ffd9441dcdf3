import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { glyphsOf } from '../../../src/tui/frame/glyphs.ts';
import { type Role, themeOf } from '../../../src/tui/frame/theme.ts';
import { widthOf } from '../../../src/tui/frame/width.ts';

const roles: readonly Role[] = [
  'text',
  'dim',
  'title',
  'focus',
  'border',
  'selected',
  'spot',
  'marked',
  'key',
  'ok',
  'bad',
  'warn',
  'note',
  'changed',
  'name',
  'keyword',
  'string',
  'number',
  'literal',
  'comment',
  'type',
];
const codesOf = (text: string): readonly string[] => [...text.matchAll(/\u001b\[(\d+)m/g)].map(([, code = '']) => code);
/** Bold, underlined, inverse, and their ends. */
const standOut = ['1', '22', '4', '24', '7', '27'];

describe('painting', () => {
  it('uses none of the colours without colour, and what stands out still does', () => {
    const { paint, tint } = themeOf({ hasColor: false, isAscii: false });
    const painted = [...roles.map((role) => paint(role, 'x')), tint('red', 'x'), tint('magenta', 'x')].join('');
    expect(codesOf(painted).filter((code) => !standOut.includes(code))).toEqual([]);
    expect(paint('selected', 'x')).toBe('\u001b[7mx\u001b[27m');
    expect(paint('focus', 'x')).toBe('\u001b[1mx\u001b[22m');
    expect(paint('bad', 'x')).toBe('x');
  });

  it('uses the 16 colours of the terminal, and ends each', () => {
    const { paint } = themeOf({ hasColor: true, isAscii: false });
    for (const role of roles) {
      const painted = paint(role, 'x');
      expect(codesOf(painted).every((code) => Number(code) < 50)).toBe(true);
      expect(painted.split('x').map((side) => codesOf(side).length)).toEqual(
        Array(2).fill(codesOf(painted).length / 2),
      );
    }
  });

  it('paints nothing where there is no text', () => {
    expect(themeOf({ hasColor: true, isAscii: false }).paint('focus', '')).toBe('');
  });

  it('leaves a text as it is for a colour that it does not know', () => {
    const { tint } = themeOf({ hasColor: true, isAscii: false });
    expect([tint(null, 'x'), tint('pink', 'x'), tint('toString', 'x')]).toEqual(['x', 'x', 'x']);
    expect([tint('bold', 'x'), tint('inverse', 'x')]).toEqual(['x', 'x']);
    expect(tint('red', 'x')).toBe('\u001b[31mx\u001b[39m');
  });

  it('knows every colour that evtool.yml may give to a context', async () => {
    const { tint } = themeOf({ hasColor: true, isAscii: false });
    const file = new URL('../../../src/workspace/evtool.schema.json', import.meta.url);
    const [, names = ''] = /"color":\s*\{[^}]*"enum": (\[[^\]]*\])/.exec(await readFile(file, 'utf8')) ?? [];
    const plain = (JSON.parse(names) as readonly string[]).filter((name) => tint(name, 'x') === 'x');
    expect(plain).toEqual([]);
  });

  it('takes no columns of the screen', () => {
    fc.assert(
      fc.property(fc.constantFrom(...roles), fc.string({ unit: 'grapheme' }), (role, text) => {
        expect(widthOf(themeOf({ hasColor: true, isAscii: false }).paint(role, text))).toBe(widthOf(text));
      }),
    );
  });
});

describe('signs', () => {
  it('are one column wide each, and bars eight', () => {
    for (const table of ['unicode', 'ascii'] as const)
      for (const [name, sign] of Object.entries(glyphsOf(table)))
        expect([name, widthOf(sign)]).toEqual([name, name === 'bars' ? 8 : 1]);
  });

  it('are ASCII for terminals that have no more', () => {
    expect(Object.values(glyphsOf('ascii')).join('')).toMatch(/^[\x20-\x7e]+$/);
  });
});
