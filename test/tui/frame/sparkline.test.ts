import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { glyphsOf } from '../../../src/tui/frame/glyphs.ts';
import { sparkline } from '../../../src/tui/frame/sparkline.ts';
import { widthOf } from '../../../src/tui/frame/width.ts';

const { bars } = glyphsOf('unicode');

describe('a series as bars', () => {
  it('fills the height with the greatest, and shows what is more than nothing', () => {
    expect(sparkline([0, 1, 35, 70], bars)).toBe('▁▂▅█');
    expect(sparkline([0, 0], bars)).toBe('▁▁');
    expect(sparkline([], bars)).toBe('');
  });

  it('makes no mountain of less than one a second', () => {
    expect(sparkline([0, 0.2], bars)).toBe('▁▃');
  });

  it('has one bar for each number, whatever is counted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true })),
        fc.constantFrom('unicode', 'ascii'),
        (series, table) => {
          expect(widthOf(sparkline(series, glyphsOf(table).bars))).toBe(series.length);
        },
      ),
    );
  });
});
