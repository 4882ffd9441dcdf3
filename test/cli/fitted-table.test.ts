import { describe, expect, test } from 'vitest';
import { fittedTable } from '../../src/cli/fitted-table.ts';

const rows = [
  ['TOPIC', 'MESSAGES', 'EVENTS', 'HANDLERS'],
  ['orders', '12', 'order-placed, order-paid', 'orders'],
  ['users', '3', '-', '-'],
];
const table = (columns: number | null): string => fittedTable({ rows, right: [1], columns });

describe('a table', () => {
  test('is one line a row where there is room, or no terminal', () => {
    const whole = [
      'TOPIC   MESSAGES  EVENTS                    HANDLERS',
      'orders        12  order-placed, order-paid  orders',
      'users          3  -                         -',
      '',
    ].join('\n');
    expect(table(52)).toBe(whole);
    expect(table(null)).toBe(whole);
  });

  test('has the columns without room below their row, and leaves out those that say nothing', () => {
    expect(table(51)).toBe(
      [
        'TOPIC   MESSAGES  EVENTS',
        'orders        12  order-placed, order-paid',
        '  HANDLERS orders',
        'users          3  -',
        '',
      ].join('\n'),
    );
    expect(table(40)).toBe(
      [
        'TOPIC   MESSAGES',
        'orders        12',
        '  EVENTS order-placed, order-paid',
        '  HANDLERS orders',
        'users          3',
        '',
      ].join('\n'),
    );
  });

  test('puts as many columns on a line below as fit', () => {
    const lines = table(9).split('\n');
    expect(lines.slice(0, 2)).toEqual(['TOPIC', 'orders']);
    const [, , short] = fittedTable({
      rows: [
        ['A', 'B', 'C'],
        ['a'.repeat(20), 'b', 'c'],
      ],
      right: [],
      columns: 20,
    }).split('\n');
    expect(short).toBe('  B b  C c');
  });
});
