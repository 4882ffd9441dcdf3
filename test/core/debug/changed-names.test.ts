import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedNames } from '../../../src/core/debug/changed-names.ts';
import type { Entry } from '../../../src/core/debug/value.ts';
import { pictureOf } from './picture-of.ts';

const variables = (values: Readonly<Record<string, unknown>>): readonly Entry[] =>
  Object.entries(values).map(([name, value]) => ({ name, value: pictureOf(value) }));

describe('changed names', () => {
  it('are new variables and those whose picture is another', () => {
    const before = variables({ same: { a: [1] }, count: 1, list: [1], text: 'x'.repeat(300), gone: 1, type: '1' });
    const after = variables({ same: { a: [1] }, count: 2, list: [1, 2], text: 'x'.repeat(301), type: 1, fresh: 1 });
    expect(changedNames(before, after)).toEqual(['count', 'list', 'text', 'type', 'fresh']);
  });

  it('tell maps by their keys, objects by their class and errors by their message', () => {
    class Order {}
    const before = variables({
      map: new Map([[{ a: 1 }, 1]]),
      object: {},
      error: new Error('a'),
      bytes: Buffer.from('a'),
    });
    const after = variables({
      map: new Map([[{ a: 2 }, 1]]),
      object: new Order(),
      error: new Error('b'),
      bytes: Buffer.from('b'),
    });
    expect(changedNames(before, after)).toEqual(['map', 'object', 'error', 'bytes']);
    expect(
      changedNames(
        after,
        after.map((entry) => structuredClone(entry)),
      ),
    ).toEqual([]);
  });

  it('look at the innermost of variables with one name', () => {
    const [outer, inner] = [variables({ x: 1 }), variables({ x: 2 })];
    expect(changedNames([...inner, ...outer], [...inner, ...variables({ x: 3 })])).toEqual([]);
    expect(changedNames(outer, [...inner, ...outer])).toEqual(['x']);
  });

  it('are none for equal values, whatever they are', () => {
    fc.assert(
      fc.property(fc.clone(fc.anything({ withMap: true, withSet: true }), 2), ([one, other]) => {
        expect(changedNames(variables({ x: one }), variables({ x: other }))).toEqual([]);
      }),
    );
  });
});
