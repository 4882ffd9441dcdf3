import { expect, test } from 'vitest';
import { didYouMean, nearestName } from '../../src/core/nearest-name.ts';

test.each([
  ['ordrs', ['orders', 'payments'], 'orders'],
  ['topci', ['topic', 'key'], 'topic'],
  ['Introspect', ['introspect'], 'introspect'],
  ['decription', ['description', 'title'], 'description'],
  ['X-Rh-Insight-Request-Id', ['X-Rh-Identity', 'X-Rh-Insights-Request-Id'], 'X-Rh-Insights-Request-Id'],
  ['kye', ['key'], 'key'],
  ['cat', ['dog'], null],
  ['a', [], null],
])('%s was meant to be, of %j, %s', (name, known, nearest) => {
  expect(nearestName(name, known)).toBe(nearest);
});

test('a suggestion is the end of a sentence', () => {
  expect(`unknown topic "ordrs"${didYouMean('ordrs', ['orders'])}`).toBe(
    'unknown topic "ordrs"; did you mean "orders"?',
  );
  expect(didYouMean('zzz', ['orders'])).toBe('');
});
