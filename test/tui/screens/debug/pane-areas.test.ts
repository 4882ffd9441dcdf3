import { expect, test } from 'vitest';
import { themeOf } from '../../../../src/tui/frame/theme.ts';
import { layoutOf } from '../../../../src/tui/screens/debug/layout.ts';
import { paneAreas } from '../../../../src/tui/screens/debug/pane-areas.ts';

const theme = themeOf({ hasColor: false, isAscii: false });

test.each([
  [80, 21, 1],
  [120, 37, 8],
  [200, 47, 8],
])('every pane in sight at %i×%i can be clicked on, and no two at one place', (columns, rows, panes) => {
  const frame = { columns, rows, theme, isEnlarged: false, isBrokerAway: false, now: 0 };
  const areas = paneAreas(layoutOf(frame, { focused: 'source', empty: new Set() }));
  expect(new Set(areas.map(({ pane }) => pane)).size).toBe(panes);
  const taken = new Set<string>();
  for (const { left, top, ...size } of areas) {
    expect(left + size.columns).toBeLessThanOrEqual(columns);
    expect(top + size.rows).toBeLessThanOrEqual(rows);
    for (let column = left; column < left + size.columns; column += 1)
      for (let row = top; row < top + size.rows; row += 1) {
        expect(taken.has(`${column} ${row}`)).toBe(false);
        taken.add(`${column} ${row}`);
      }
  }
});
