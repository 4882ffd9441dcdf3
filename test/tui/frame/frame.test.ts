import { describe, expect, it } from 'vitest';
import { endless } from '../../../src/tui/frame/endless.ts';
import { panesAcross } from '../../../src/tui/frame/frame.ts';
import { themeOf } from '../../../src/tui/frame/theme.ts';

const theme = themeOf({ hasColor: false, isAscii: false });
const frame = { columns: 200, rows: 40, theme, isEnlarged: false, isBrokerAway: false, now: 0 };

describe('panes side by side', () => {
  it.each([
    [60, 1],
    [89, 1],
    [90, 2],
    [139, 2],
    [140, 3],
    [300, 3],
  ])('on %d columns are %d', (columns, panes) => {
    expect(panesAcross({ ...frame, columns })).toBe(panes);
  });

  it('are one where it is enlarged, and for a screen reader', () => {
    expect(panesAcross({ ...frame, isEnlarged: true })).toBe(1);
    expect(panesAcross({ ...frame, columns: endless })).toBe(1);
  });
});
