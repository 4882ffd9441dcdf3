import { expect, test } from 'vitest';
import { themeOf } from '../../../../src/tui/frame/theme.ts';
import { detailTree } from '../../../../src/tui/screens/messages/detail-tree.ts';
import { messageTimes } from '../../../../src/tui/screens/messages/message-times.ts';
import { treeLines } from '../../../../src/tui/tree/tree-lines.ts';
import { initialTree, visibleRows } from '../../../../src/tui/tree/tree-state.ts';
import { inspectedMessage } from '../../../support/inspected-message.ts';

const theme = themeOf({ hasColor: false, isAscii: false });

test.each([26, 37, 58])('an issue and its rule are whole in %i columns', (columns) => {
  const text = 'must be one of the currencies that were agreed upon, is the string "a-rather-long-one-of-these"';
  const message = inspectedMessage({
    issues: [
      {
        level: 'error',
        step: 'schema',
        path: '/total',
        keyword: 'enum',
        message: text,
        schema: 'schemas/orders/order-placed.yaml:512:17',
      },
    ],
  });
  const rows = visibleRows(
    detailTree(message, { glyphs: theme.glyphs, columns, time: messageTimes('UTC', () => 0) }),
    initialTree,
  );
  const end = rows.findIndex(({ node }) => node.path === '~key');
  const lines = treeLines(rows.slice(0, end), { theme, width: columns, cursor: -1 });
  expect(lines.map((line) => line.trim()).join('')).not.toContain('…');
  const shown = lines.map((line) => line.replace(/^[ ▾]+/, '')).join('');
  expect(shown.replaceAll(' ', '')).toBe(
    `✗/total${text}rule:schemas/orders/order-placed.yaml:512:17`.replaceAll(' ', ''),
  );
});
