import { describe, expect, it } from 'vitest';
import { themeOf } from '../../../../src/tui/frame/theme.ts';
import { layoutOf } from '../../../../src/tui/screens/debug/layout.ts';
import { paneNames } from '../../../../src/tui/screens/debug/pane-name.ts';

const frameOf = (columns: number, rows: number, isEnlarged = false) => ({
  columns,
  rows: rows - 3,
  theme: themeOf({ hasColor: false, isAscii: false }),
  isEnlarged,
  isLinear: false,
  isBrokerAway: false,
  now: 0,
});

describe('the panes', () => {
  for (const [columns, rows] of [
    [60, 15],
    [80, 24],
    [90, 15],
    [120, 40],
    [140, 15],
    [200, 50],
  ] as const) {
    it(`fill ${columns}×${rows} in all its rows and columns, and each has a line`, () => {
      for (const pane of paneNames) {
        const frame = frameOf(columns, rows);
        const bands = layoutOf(frame, pane);
        const heights = bands.map((band) => band.map((column) => column.reduce((sum, one) => sum + one.rows, 0)));
        for (const band of heights) expect(new Set(band).size).toBe(1);
        expect(heights.reduce((sum, [height = 0]) => sum + height, 0)).toBe(frame.rows);
        for (const band of bands) expect(band.reduce((sum, [first]) => sum + (first?.columns ?? 0), 0)).toBe(columns);
        for (const placed of bands.flat(2)) expect(placed.rows).toBeGreaterThanOrEqual(placed.pane === 'strip' ? 1 : 3);
        expect(bands.flat(2).map((one) => one.pane)).toContain(pane);
      }
    });
  }

  it('give all the room to the one that is enlarged', () => {
    const panes = layoutOf(frameOf(200, 50, true), 'logs').flat(2);
    expect(panes.map(({ pane }) => pane)).toEqual(['strip', 'logs']);
  });
});
