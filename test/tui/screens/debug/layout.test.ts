import { describe, expect, it } from 'vitest';
import { themeOf } from '../../../../src/tui/frame/theme.ts';
import { layoutOf } from '../../../../src/tui/screens/debug/layout.ts';
import { paneNames } from '../../../../src/tui/screens/debug/pane-name.ts';

const frameOf = (columns: number, rows: number, isEnlarged = false) => ({
  columns,
  rows: rows - 3,
  theme: themeOf({ hasColor: false, isAscii: false }),
  isEnlarged,
  isBrokerAway: false,
  now: 0,
});

const mayBeEmpty = ['queue', 'watches', 'logs', 'produced'] as const;

/** Every choice of them. */
const emptied = Array.from(
  { length: 2 ** mayBeEmpty.length },
  (_, bits) => new Set(mayBeEmpty.filter((_name, index) => bits & (2 ** index))),
);

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
      const frame = frameOf(columns, rows);
      for (const [pane, empty] of paneNames.flatMap((name) => emptied.map((some) => [name, some] as const))) {
        const bands = layoutOf(frame, { focused: pane, empty });
        const heights = bands.map((band) => band.map((column) => column.reduce((sum, one) => sum + one.rows, 0)));
        for (const band of heights) expect(new Set(band).size).toBe(1);
        expect(heights.reduce((sum, [height = 0]) => sum + height, 0)).toBe(frame.rows);
        for (const band of bands) expect(band.reduce((sum, [first]) => sum + (first?.columns ?? 0), 0)).toBe(columns);
        for (const placed of bands.flat(2)) expect(placed.rows).toBeGreaterThanOrEqual(placed.pane === 'strip' ? 1 : 3);
        expect(bands.flat(2).map((one) => one.pane)).toContain(pane);
      }
    });
  }

  it('leave their room to others while there is nothing in them, unless one is there', () => {
    const namesOf = (focused: (typeof paneNames)[number], columns: number) =>
      layoutOf(frameOf(columns, 40), { focused, empty: new Set(mayBeEmpty) })
        .flat(2)
        .map(({ pane }) => pane);
    expect(namesOf('source', 120)).toEqual(['stages', 'source', 'locals', 'stack']);
    expect(namesOf('source', 200)).toEqual(['stages', 'source', 'locals', 'stack']);
    expect(namesOf('logs', 120)).toEqual(['stages', 'source', 'locals', 'stack', 'logs']);
  });

  it('give all the room to the one that is enlarged', () => {
    const panes = layoutOf(frameOf(200, 50, true), { focused: 'logs', empty: new Set() }).flat(2);
    expect(panes.map(({ pane }) => pane)).toEqual(['strip', 'logs']);
  });
});
