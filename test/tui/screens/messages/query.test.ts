import { describe, expect, test } from 'vitest';
import { filterFault, type Query, queryLine, requestOf } from '../../../../src/tui/screens/messages/query.ts';

const query = (parts: Partial<Query>): Query => ({ topic: 'orders', from: null, filter: '', verdict: 'all', ...parts });

test.each<[Partial<Query>, string]>([
  [{}, 'evtool tail orders --tail 200'],
  [{ from: '-15m' }, 'evtool tail orders --from=-15m'],
  [{ verdict: 'invalid' }, 'evtool tail orders --tail 200 --invalid'],
  [{ filter: '=value.id > 1', verdict: 'valid' }, "evtool tail orders --tail 200 '--where=value.id > 1' --valid"],
  [
    { filter: 'Ab"c' },
    'evtool tail orders --tail 200 \'--where=JSON.stringify([key, headers, value]).toLowerCase().includes("ab\\"c")\'',
  ],
])('%j is the command %s', (parts, line) => {
  expect(queryLine(query(parts), '')).toBe(line);
});

describe('a filter', () => {
  test.each(['', 'word', '=value.id > 1', '= valid'])('can be %j', (filter) => {
    expect(filterFault(filter)).toBeNull();
  });

  test.each(['=', '=value.id >', '=value.id; 1'])('cannot be %j', (filter) => {
    expect(filterFault(filter)).toMatch(/no JavaScript expression/);
  });

  test('looks through the whole topic for more than a screen', () => {
    expect(requestOf(query({ filter: 'x' }), 'UTC')).toMatchObject({ last: 1_000, filters: { word: 'x' } });
    expect(requestOf(query({ from: 'start', filter: 'x' }), 'UTC').last).toBeUndefined();
  });
});
