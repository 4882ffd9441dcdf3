import { expect, test } from 'vitest';
import type { ListedGroup } from '../../../../src/app/groups/list-groups.ts';
import {
  chosenGroup,
  emptyGroups,
  type GroupsEvent,
  groupsAfter,
} from '../../../../src/tui/screens/groups/groups-state.ts';

const groupOf = (group: string, topic: string, lag: number): ListedGroup => ({
  group,
  state: 'Empty',
  protocolType: 'consumer',
  members: 0,
  topics: [topic],
  lag,
  partitions: [{ topic, partition: 0, committed: 1, end: 1 + lag, lag, member: null }],
});

const listed = (...groups: readonly (readonly [group: string, topic: string])[]): GroupsEvent => ({
  type: 'listed',
  groups: groups.map(([group, topic]) => groupOf(group, topic, 1)),
  none: null,
  notice: '',
  target: '',
});

const after = (...events: readonly GroupsEvent[]) => events.reduce(groupsAfter, emptyGroups);
const some = listed(['billing', 'orders'], ['mail', 'orders'], ['search', 'items']);

test.each([
  ['', ['billing', 'mail', 'search']],
  ['MAIL', ['mail']],
  ['items', ['search']],
  ['orders bill', ['billing']],
  ['nothing', []],
])('the filter %j leaves the groups that have all its words in their name or topics', (filter, names) => {
  expect(after(some, { type: 'filtered', filter }).shown.map(({ group }) => group)).toEqual(names);
});

test('the cursor stays on its group when others come, and in the list when its group goes', () => {
  const onMail = after(some, { type: 'paged', page: 2, placePage: 1 }, { type: 'moved', how: 'down' });
  expect(chosenGroup(onMail)).toBe('mail');
  const more = groupsAfter(onMail, listed(['audit', 'a'], ['billing', 'b'], ['mail', 'm'], ['search', 's']));
  expect([chosenGroup(more), more.list]).toEqual(['mail', { at: 2, top: 1, page: 2 }]);
  expect(chosenGroup(groupsAfter(more, listed(['audit', 'a'])))).toBe('audit');
});

test('what is told of another group than the one under the cursor is left out', () => {
  const group = { group: 'mail', state: 'Empty', protocolType: 'consumer', members: [], committed: [], partitions: [] };
  expect(after(some, { type: 'described', group }).detail).toBeNull();
  expect(after(some, { type: 'named', group: 'mail' }, { type: 'described', group }).detail).toBe(group);
});

test('a failure keeps what is known, and goes with the next answer', () => {
  const failed = after(some, { type: 'failed', message: 'gone', hint: undefined });
  expect([failed.failure?.message, failed.shown.length]).toEqual(['gone', 3]);
  expect(groupsAfter(failed, some).failure).toBeNull();
});

test('the group that lags most is first until another order is chosen', () => {
  const groups = [groupOf('billing', 'orders', 0), groupOf('mail', 'orders', 80), groupOf('search', 'items', 3)];
  const behind = after({ type: 'listed', groups, none: null, notice: '', target: '' });
  expect(behind.shown.map(({ group }) => group)).toEqual(['mail', 'search', 'billing']);
  const byName = groupsAfter(behind, { type: 'ordered', order: 'name' });
  expect(byName.shown.map(({ group }) => group)).toEqual(['billing', 'mail', 'search']);
  expect(chosenGroup(byName)).toBe('mail');
});
