import { describe, expect, it } from 'vitest';
import { jsonDifferences } from '../../../src/core/diff/json-differences.ts';

describe('the difference of two values', () => {
  it('is nothing for equal ones', () => {
    expect(jsonDifferences({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toEqual([]);
  });

  it('is found at any depth', () => {
    const deep = (inmost: number): unknown => JSON.parse(`${'['.repeat(10_000)}${inmost}${']'.repeat(10_000)}`);
    expect(jsonDifferences(deep(1), deep(1))).toEqual([]);
    expect(jsonDifferences(deep(1), deep(2))).toEqual([
      { path: '/0'.repeat(10_000), kind: 'changed', before: 1, after: 2 },
    ]);
  });

  it('says what was added, removed and changed, and where', () => {
    expect(jsonDifferences({ a: 1, b: 2, 'x/y': [1, 2] }, { a: 3, 'x/y': [1], c: null })).toEqual([
      { path: '/a', kind: 'changed', before: 1, after: 3 },
      { path: '/b', kind: 'removed', before: 2, after: undefined },
      { path: '/x~1y/1', kind: 'removed', before: 2, after: undefined },
      { path: '/c', kind: 'added', before: undefined, after: null },
    ]);
  });

  it('is the whole value where the kinds differ', () => {
    expect(jsonDifferences([1], { 0: 1 })).toEqual([{ path: '', kind: 'changed', before: [1], after: { 0: 1 } }]);
  });

  it('looks at own members only', () => {
    expect(jsonDifferences({}, JSON.parse('{"toString":1}'))).toMatchObject([{ path: '/toString', kind: 'added' }]);
  });
});
