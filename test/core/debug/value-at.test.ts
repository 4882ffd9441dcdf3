import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePath, valueAt } from '../../../src/core/debug/value-at.ts';
import { pictureOf } from './picture-of.ts';

describe('a plain path', () => {
  it('is a name and what stands behind it', () => {
    expect(parsePath('order')).toEqual(['order']);
    expect(parsePath(' this.lines[0]["unit price"].$x ')).toEqual(['this', 'lines', '0', 'unit price', '$x']);
    expect(parsePath("a['b'] [ 1 ]\n  .c")).toEqual(['a', 'b', '1', 'c']);
    expect(parsePath('größe["\\u0061\\""]')).toEqual(['größe', 'a"']);
  });

  it('is no other expression', () => {
    const others = [
      '',
      '1',
      'a + b',
      'a.b()',
      'a[b]',
      'a[01]',
      'a.1',
      '.a',
      'a.',
      'a?.b',
      'a b',
      '"a"',
      'true',
      'a["\\x41"]',
    ];
    expect(others.map(parsePath)).toEqual(others.map(() => null));
  });

  it('may have any name in brackets', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (names) => {
        const path = `a${names.map((name) => `[${JSON.stringify(name)}]`).join('')}`;
        expect(parsePath(path)).toEqual(['a', ...names]);
      }),
    );
  });
});

describe('what a recorded picture shows at a path', () => {
  const order = { lines: [{ 'unit price': 3 }], by: new Map([['k', 'v']]), error: new Error('no'), size: 9 };
  const variables = [
    { name: 'order', value: pictureOf(order, { depth: 4 }) },
    { name: 'url', value: pictureOf('x'.repeat(300)) },
    { name: 'token', value: pictureOf('Bearer ‹secret›') },
    { name: 'url', value: pictureOf('shadowed') },
  ];

  it('is the value there', () => {
    expect(valueAt(variables, 'order.lines[0]["unit price"]')).toEqual({ type: 'number', text: '3' });
    expect(valueAt(variables, 'order.by.k')).toMatchObject({ text: 'v' });
    expect(valueAt(variables, 'url')).toMatchObject({ type: 'string', length: 300 });
  });

  it('is known of lengths, sizes and messages', () => {
    const texts = ['url.length', 'order.lines.length', 'order.by.size', 'order.size', 'order.error.message'];
    expect(texts.map((path) => valueAt(variables, path)?.text)).toEqual(['300', '1', '1', '9', 'no']);
    expect(valueAt(variables, 'token.length')).toBeUndefined();
  });

  it('is nothing where it shows nothing, or for no plain path', () => {
    const paths = ['nobody', 'order.none', 'order.lines[1]', 'url.x', 'order.length', 'url + 1'];
    expect(paths.map((path) => valueAt(variables, path))).toEqual(paths.map(() => undefined));
  });
});
