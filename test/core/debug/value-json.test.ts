import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ValueLimits } from '../../../src/core/debug/value.ts';
import { valueJson } from '../../../src/core/debug/value-json.ts';
import { printLimits } from '../../../src/core/debug/value-limits.ts';
import { pictureOf } from './picture-of.ts';

const jsonOf = (value: unknown, limits: Partial<ValueLimits> = {}): unknown => valueJson(pictureOf(value, limits));

describe('a value as JSON', () => {
  it('is itself where JSON has it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        expect(valueJson(pictureOf(plain, printLimits))).toEqual(plain);
      }),
    );
    expect(JSON.stringify(jsonOf(JSON.parse('{"__proto__":{"a":1}}')))).toBe('{"__proto__":{"a":1}}');
  });

  it('is a string in guillemets where JSON lacks it', () => {
    const loop: unknown[] = [];
    loop.push(loop);
    const values = [
      undefined,
      Number.NaN,
      -0,
      Number.NEGATIVE_INFINITY,
      12n,
      Symbol('x'),
      function find() {},
      () => {},
      class Repo {},
      Promise.resolve(),
      new Proxy({}, {}),
      new Date(0),
      /x/g,
      new WeakMap(),
    ];
    expect(values.map((value) => jsonOf(value))).toEqual([
      '‹undefined›',
      '‹NaN›',
      '‹-0›',
      '‹-Infinity›',
      '‹12n›',
      '‹Symbol(x)›',
      '‹function find›',
      '‹function›',
      '‹class Repo›',
      '‹Promise›',
      '‹Proxy›',
      '‹1970-01-01T00:00:00.000Z›',
      '‹/x/g›',
      '‹WeakMap›',
    ]);
    expect(jsonOf(loop)).toEqual(['‹circular›']);
    expect(jsonOf(Object.defineProperty({}, 'a', { get: () => 1, enumerable: true }))).toEqual({ a: '‹getter›' });
    expect(jsonOf(Object.assign(Array(3), { 0: 1, name: 'x' }))).toEqual([1, '‹2 empty›']);
  });

  it('tells by the first name what is more than its entries', () => {
    const values = [
      new Map<unknown, unknown>([
        ['a', 1],
        [{ id: 2 }, [3]],
      ]),
      new Set([1]),
      Buffer.from('hi'),
      Object.assign(new TypeError('no'), { code: 7 }),
    ];
    expect(values.map((value) => jsonOf(value))).toEqual([
      {
        '‹Map(2)›': [
          ['a', 1],
          [{ id: 2 }, [3]],
        ],
      },
      { '‹Set(1)›': [1] },
      { '‹Buffer(2)›': '6869' },
      { '‹TypeError›': 'no', code: 7 },
    ]);
  });

  it('tells what a picture leaves out', () => {
    expect(jsonOf('abcdef', { characters: 3 })).toBe('abc…');
    expect(jsonOf([1, 2, 3], { width: 1 })).toEqual([1, '‹+2 more›']);
    expect(jsonOf({ a: 1, b: 2 }, { width: 1 })).toEqual({ a: 1, '‹+1 more›': '…' });
    expect(jsonOf({ a: { b: 1 } }, { depth: 1 })).toEqual({ a: { '‹+1 more›': '…' } });
    expect(
      jsonOf(
        new Map([
          [1, 1],
          [2, 2],
        ]),
        { width: 1 },
      ),
    ).toEqual({ '‹Map(2)›': [[1, 1], '‹+1 more›'] });
  });
});
