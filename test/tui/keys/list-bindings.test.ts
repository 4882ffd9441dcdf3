import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listBindings, type Move, moveActions, moved, scrolled } from '../../../src/tui/keys/list-bindings.ts';

const hows: readonly Move[] = ['down', 'up', 'half-page-down', 'half-page-up', 'page-down', 'page-up', 'first', 'last'];
const size = { length: 100, page: 10 };

describe('a cursor in a list', () => {
  it.each([
    ['down', 50, 51],
    ['up', 50, 49],
    ['half-page-down', 50, 55],
    ['half-page-up', 50, 45],
    ['page-down', 50, 59],
    ['page-up', 50, 41],
    ['first', 50, 0],
    ['last', 50, 99],
    ['down', 99, 99],
    ['up', 0, 0],
    ['page-up', 3, 0],
    ['page-down', 95, 99],
  ] as const)('moves %s from %d to %d', (how, from, to) => {
    expect(moved(from, how, size)).toBe(to);
  });

  it('moves by one at least, however little is in sight', () => {
    const tiny = { length: 100, page: 1 };
    expect(
      (['half-page-down', 'page-down', 'half-page-up', 'page-up'] as const).map((how) => moved(5, how, tiny)),
    ).toEqual([6, 6, 4, 4]);
  });

  it('stays at the beginning of an empty list', () => {
    expect(hows.map((how) => moved(0, how, { length: 0, page: 10 }))).toEqual(hows.map(() => 0));
  });

  it('is always in the list and in sight, with the list as full as it can be', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 60 }),
        fc.array(fc.constantFrom(...hows), { maxLength: 30 }),
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 }),
        (length, page, moves, pages) => {
          let cursor = 0;
          let top = 0;
          for (const [index, how] of moves.entries()) {
            const now = { length, page: pages[index % pages.length] ?? page };
            cursor = moved(cursor, how, now);
            top = scrolled(top, cursor, now);
            expect(cursor).toBeGreaterThanOrEqual(top);
            expect(cursor).toBeLessThan(Math.min(length, top + now.page));
            expect(top).toBeLessThanOrEqual(Math.max(0, length - now.page));
          }
        },
      ),
    );
  });

  it('moves the list as little as it must', () => {
    expect(scrolled(10, 15, size)).toBe(10);
    expect(scrolled(10, 20, size)).toBe(11);
    expect(scrolled(10, 9, size)).toBe(9);
    expect(scrolled(95, 99, size)).toBe(90);
  });
});

describe('the keys of a list', () => {
  it('have an action each', () => {
    const told: Move[] = [];
    const actions: Readonly<Record<string, () => void>> = moveActions((how) => told.push(how));
    for (const { id } of listBindings) actions[id]?.();
    expect(told).toEqual(hows);
  });
});
