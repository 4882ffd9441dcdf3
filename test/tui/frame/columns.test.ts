import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Column, headerLine, rowLine, sizeColumns } from '../../../src/tui/frame/columns.ts';
import { themeOf } from '../../../src/tui/frame/theme.ts';
import { widthOf } from '../../../src/tui/frame/width.ts';

type Row = Readonly<Record<string, string>>;

const theme = themeOf({ hasColor: false, isAscii: false });
const column = (title: string, rest: Partial<Column<Row>> = {}): Column<Row> => ({
  title,
  min: 4,
  cell: (row) => ({ text: row[title] ?? '' }),
  ...rest,
});
const widths = (
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  width: number,
): Readonly<Record<string, number>> =>
  Object.fromEntries(sizeColumns(columns, rows, width).map((one) => [one.column.title, one.width]));
const lines = (columns: readonly Column<Row>[], rows: readonly Row[], width: number): readonly string[] => {
  const sized = sizeColumns(columns, rows, width);
  return [headerLine(sized, theme), ...rows.map((row) => rowLine(sized, row, { theme, width, isSelected: false }))];
};

describe('the columns of a table', () => {
  it('are as wide as what is in sight, within what they have at least and at most', () => {
    const columns = [column('A'), column('B', { max: 6 }), column('LONGTITLE')];
    expect(widths(columns, [{ A: 'x', B: '1234567890', LONGTITLE: 'y' }], 80)).toEqual({ A: 4, B: 6, LONGTITLE: 9 });
  });

  it('count columns of the screen, not characters', () => {
    const rows = [{ A: '漢字漢字漢字', B: '👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧' }];
    expect(widths([column('A'), column('B')], rows, 80)).toEqual({ A: 12, B: 6 });
    expect(
      lines(
        [column('A'), column('B'), column('C')],
        [
          { ...rows[0], C: 'end' },
          { A: 'a', B: 'b', C: 'end' },
        ],
        80,
      ),
    ).toEqual(['A             B       C   ', '漢字漢字漢字  👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧  end ', 'a             b       end ']);
  });

  it('drop in their order until the others have at least what they need', () => {
    const columns = [column('A'), column('B', { drop: 1 }), column('C', { drop: 3 }), column('D', { drop: 2 })];
    const kept = (width: number): string => Object.keys(widths(columns, [], width)).join('');
    expect([22, 21, 15, 9, 4].map(kept)).toEqual(['ABCD', 'ABD', 'AB', 'A', 'A']);
  });

  it('share what is left by what they grow', () => {
    const columns = [column('A'), column('B', { grow: 1 }), column('C', { grow: 3 })];
    expect(widths(columns, [{ B: 'what it holds decides nothing' }], 36)).toEqual({ A: 4, B: 9, C: 19 });
  });

  it('give way from the right where none may drop and there is no room', () => {
    expect(widths([column('A', { min: 8 }), column('B', { min: 8 })], [], 14)).toEqual({ A: 8, B: 4 });
    expect(widths([column('A'), column('B'), column('C')], [], 3)).toEqual({ A: 1, B: 0 });
  });

  it('are never wider than the line, whatever is in them', () => {
    const anyColumn = fc.record(
      {
        title: fc.constantFrom('A', 'B', 'LONG', '漢字'),
        min: fc.nat(20),
        max: fc.nat(30),
        grow: fc.nat(3),
        drop: fc.nat(3),
        align: fc.constantFrom('left' as const, 'right' as const),
      },
      { requiredKeys: ['title', 'min'] },
    );
    const anyRow = fc.dictionary(fc.constantFrom('A', 'B', 'LONG', '漢字'), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(
        fc.array(anyColumn, { minLength: 1, maxLength: 6 }),
        fc.array(anyRow, { maxLength: 3 }),
        fc.integer({ min: 1, max: 120 }),
        (some, rows, width) => {
          const columns = some.map(({ title, ...rest }) => column(title, rest));
          for (const line of lines(columns, rows, width)) expect(widthOf(line)).toBeLessThanOrEqual(width);
          const shown = sizeColumns(columns, rows, width);
          const mayDrop = shown.some((one) => (one.column.drop ?? 0) > 0);
          if (mayDrop) expect(shown.every((one) => one.width >= one.column.min)).toBe(true);
        },
      ),
    );
  });
});

describe('a row of a table', () => {
  const columns = [column('NAME', { min: 8 }), column('N', { align: 'right' })];
  const row = { NAME: 'orders', N: '12' };

  it('paints each cell by what it is', () => {
    const painted = [column('S', { cell: () => ({ text: 'bad', role: 'bad' }) })];
    const line = rowLine(sizeColumns(painted, [row], 20), row, {
      theme: themeOf({ hasColor: true, isAscii: false }),
      width: 20,
      isSelected: false,
    });
    expect(line).toBe('\u001b[31mbad \u001b[39m');
  });

  it('fills the line where the cursor is', () => {
    const line = rowLine(sizeColumns(columns, [row], 20), row, { theme, width: 20, isSelected: true });
    expect(line).toBe(theme.paint('selected', 'orders      12      '));
  });
});
