import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/core/nearest.ts';

describe('nearest', () => {
  it.each([
    ['ordrs', ['users', 'orders'], 'orders'],
    ['decription', ['title', 'description'], 'description'],
    ['X-Rh-Insight-Request-Id', ['X-Rh-Identity', 'X-Rh-Insights-Request-Id'], 'X-Rh-Insights-Request-Id'],
    ['vlaue', ['value', 'valid'], 'value'],
    ['TYPE', ['Type'], 'Type'],
    ['id', ['ID'], 'ID'],
    ['titel', ['title', 'titles'], 'title'],
  ])('takes %s for the close one of %j', (word, candidates, meant) => {
    expect(nearest(word, candidates)).toBe(meant);
  });

  it.each([
    ['k', ['v']],
    ['id', ['of']],
    ['url', ['uuid', 'name']],
    ['orders', ['payments', 'invoices']],
    ['', ['a']],
    ['a', []],
    ['x'.repeat(100_000), ['x'.repeat(100_001)]],
  ])('finds nothing close to %.20s in %j', (word, candidates) => {
    expect(nearest(word, candidates)).toBeUndefined();
  });

  it('takes a set, and the first of equally near ones', () => {
    expect(nearest('topc', new Set(['topic', 'topac']))).toBe('topic');
  });
});
