import { expect, test } from 'vitest';
import type { ListedGroup } from '../../../../src/app/groups/list-groups.ts';
import { tableLines } from '../../../../src/tui/frame/table-lines.ts';
import { themeOf } from '../../../../src/tui/frame/theme.ts';
import { groupColumns } from '../../../../src/tui/screens/groups/group-columns.ts';

const theme = themeOf({ hasColor: false, isAscii: false });

const worker: ListedGroup = {
  group: 'worker',
  state: 'Stable',
  protocolType: 'consumer',
  members: 1,
  topics: ['orders'],
  lag: 80,
  partitions: [{ topic: 'orders', partition: 0, committed: null, end: 80, lag: 80, member: 'm' }],
};

const linesOf = (rows: readonly ListedGroup[]) =>
  tableLines(groupColumns(rows, theme, 78), rows, { theme, width: 78, selected: -1 }).join('\n');

test('a group that has committed nothing shows what is there as its lag, and says so', () => {
  expect(linesOf([worker])).toMatch(/✓ Stable +1 +80 +nothing committed/);
});

test('without such a group there is no column of what is committed', () => {
  expect(linesOf([{ ...worker, lag: 0, partitions: [] }])).not.toContain('COMMITTED');
});

test('a group that is behind is not green', () => {
  const state = (group: ListedGroup) =>
    groupColumns([group], theme, 78)
      .find(({ title }) => title === 'STATE')
      ?.cell(group).role;
  expect([state(worker), state({ ...worker, lag: 0 })]).toEqual(['warn', 'ok']);
});
