import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutPainted } from '../../../src/tui/frame/cut-painted.ts';
import { themeOf } from '../../../src/tui/frame/theme.ts';
import { cut, widthOf } from '../../../src/tui/frame/width.ts';

const { paint } = themeOf({ hasColor: true, isAscii: false });
const bare = (text: string): string => text.replace(/\u001b\[\d+m/g, '');

describe('cutting a painted text', () => {
  it('leaves what has room as it is', () => {
    expect(cutPainted(`${paint('ok', 'ab')}c`, 3)).toBe(`${paint('ok', 'ab')}c`);
  });

  it('ends the colours of what is cut off', () => {
    expect(cutPainted(`a${paint('bad', 'bcd')}${paint('ok', 'ef')}`, 3)).toBe(
      `a${paint('bad', 'b…')}\u001b[32m\u001b[39m`,
    );
    expect(cutPainted(`${paint('focus', 'ab')}c`, 2)).toBe(paint('focus', 'a…'));
  });

  it('shows the beginning of a megabyte', () => {
    const long = 'ü'.repeat(1_000_000);
    expect(cutPainted(long, 3)).toBe('üü…');
    expect(cutPainted(`a${paint('bad', long)}`, 3)).toBe(`a${paint('bad', 'ü…')}`);
  });

  it('shows what it would without colours', () => {
    const part = fc.tuple(fc.constantFrom('text', 'focus', 'bad', 'selected'), fc.stringMatching(/^[a-z 漢é]{0,9}$/));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), fc.integer({ min: 0, max: 30 }), (parts, columns) => {
        const painted = cutPainted(parts.map(([role, text]) => paint(role, text)).join(''), columns);
        expect(widthOf(painted)).toBeLessThanOrEqual(columns);
        expect(bare(painted)).toBe(cut(parts.map(([, text]) => text).join(''), columns));
      }),
    );
  });
});
