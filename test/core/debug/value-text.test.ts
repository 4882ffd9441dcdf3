import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ValueLimits } from '../../../src/core/debug/value.ts';
import { valueText } from '../../../src/core/debug/value-text.ts';
import { displayWidth } from '../../../src/core/display-width.ts';
import { pictureOf } from './picture-of.ts';

const textOf = (value: unknown, limits: Partial<ValueLimits> = {}): string => valueText(pictureOf(value, limits));

describe('a value on one line', () => {
  it('reads as JavaScript', () => {
    const value = { url: 'http://x', 'x y': 1, 0: null, [Symbol('k')]: undefined, tags: ['a', 'b'], none: {}, no: [] };
    expect(textOf(value)).toBe(
      '{ 0: null, url: "http://x", "x y": 1, tags: [ "a", "b" ], none: {}, no: [], [Symbol(k)]: undefined }',
    );
  });

  it('names what is no plain object', () => {
    class Repository {
      id = 1;
    }
    const loop: unknown[] = [];
    loop.push(loop);
    const values = [
      new Repository(),
      new Map<unknown, unknown>([
        ['a', 1],
        [{ id: 2 }, new Set([1])],
      ]),
      Buffer.from('hi'),
      Buffer.alloc(40),
      Object.assign(new TypeError('no'), { code: 7 }),
      new Error(''),
      function find() {},
      () => {},
      Repository,
      class {},
      new Date(0),
      /x/g,
      new Float64Array([1.5]),
      loop,
      Object.defineProperty([], 0, { get: () => 1, enumerable: true }),
      Object.assign(Array(3), { 0: 1, name: 'x' }),
    ];
    expect(values.map((value) => textOf(value))).toEqual([
      'Repository { id: 1 }',
      'Map(2) { "a" => 1, { id: 2 } => Set(1) { 1 } }',
      '<Buffer(2) 6869>',
      `<Buffer(40) ${'00'.repeat(32)}…>`,
      'TypeError: no { code: 7 }',
      'Error',
      '[Function: find]',
      '[Function (anonymous)]',
      '[class Repository]',
      '[class (anonymous)]',
      '1970-01-01T00:00:00.000Z',
      '/x/g',
      'Float64Array(1) [ 1.5 ]',
      '[ [Circular] ]',
      '[ [getter] ]',
      '[ 1, <2 empty>, name: "x" ]',
    ]);
  });

  it('tells what a picture leaves out', () => {
    expect(textOf({ a: { b: 1 }, list: [1] }, { depth: 1 })).toBe('{ a: { … }, list: [ … ] }');
    expect(textOf([1, 2, 3, 4], { width: 2 })).toBe('[ 1, 2, … 2 more ]');
    expect(textOf({ a: 1, b: 2, c: 3 }, { width: 1 })).toBe('{ a: 1, … 2 more }');
    expect(textOf(new Map([[1, new Map([[1, 1]])]]), { depth: 1 })).toBe('Map(1) { 1 => Map(1) { … } }');
    expect(textOf('abcdef', { characters: 3 })).toBe('"abc…"');
  });

  it('holds nothing that moves the cursor or turns text around', () => {
    const evil = 'a\u001b[2J\u0007\n\u009b1m\u202e\u200b\ud800"\\';
    class Named {}
    Object.defineProperty(Named, 'name', { value: evil });
    const value = {
      [evil]: evil,
      symbol: Symbol(evil),
      [Symbol(evil)]: 1,
      error: new Error(evil),
      named: new Named(),
      Named,
      map: new Map([[evil, evil]]),
      regexp: /\u001b/,
    };
    const text = textOf(value);
    expect(text).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e\u200b\ud800]/);
    expect(text).toContain('"a\\u001b[2J\\u0007\\n\\u009b1m\\u202e\\u200b\\ud800\\"\\\\": "a\\u001b[2J');
    expect(text).toContain('error: Error: a␛[2J␇␊');
  });

  it('is cut to the columns of a terminal, by what it takes there', () => {
    expect(valueText(pictureOf({ text: '漢字漢字漢字' }), 16)).toBe('{ text: "漢字漢…');
    expect(valueText(pictureOf([1, 2]), 8)).toBe('[ 1, 2 ]');
    fc.assert(
      fc.property(fc.anything(), fc.integer({ min: 1, max: 60 }), (value, columns) => {
        const shown = pictureOf(value);
        const whole = valueText(shown);
        const cut = valueText(shown, columns);
        expect(displayWidth(cut)).toBeLessThanOrEqual(columns);
        expect(displayWidth(whole) <= columns ? cut === whole : whole.startsWith(cut.slice(0, -1))).toBe(true);
      }),
    );
  });
});
