import { describe, expect, it } from 'vitest';
import { valueLines } from '../../../src/core/debug/value-lines.ts';
import { pictureOf } from './picture-of.ts';

describe('a value over several lines', () => {
  it('stays on one where it fits', () => {
    expect(valueLines(pictureOf({ a: 1, b: [1, 2] }))).toEqual(['{ a: 1, b: [ 1, 2 ] }']);
    expect(valueLines(pictureOf('x'.repeat(100)))).toEqual([`"${'x'.repeat(100)}"`]);
  });

  it('has a line for each entry, those that fit whole', () => {
    const order = {
      id: 'order-1',
      lines: [
        { sku: 'a', count: 1 },
        { sku: 'b', count: 2 },
      ],
      by: new Map([['k', 1]]),
    };
    expect(valueLines(pictureOf(order), 36)).toEqual([
      '{',
      '  id: "order-1",',
      '  lines: [',
      '    { sku: "a", count: 1 },',
      '    { sku: "b", count: 2 }',
      '  ],',
      '  by: Map(1) { "k" => 1 }',
      '}',
    ]);
  });

  it('tells in a line of its own how many entries are left out', () => {
    const names = Array.from({ length: 5 }, (_, index) => `name ${index}`);
    expect(valueLines(pictureOf(names, { width: 2 }), 20)).toEqual([
      '[',
      '  "name 0",',
      '  "name 1",',
      '  … 3 more',
      ']',
    ]);
  });

  it('keeps the message of an error before its fields', () => {
    const error = Object.assign(new Error('a message of some length'), { code: 'E_SOMETHING' });
    expect(valueLines(pictureOf({ error }), 40)).toEqual([
      '{',
      '  error: Error: a message of some length {',
      '    code: "E_SOMETHING"',
      '  }',
      '}',
    ]);
  });
});
