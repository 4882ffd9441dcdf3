import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cut } from '../../src/core/cut.ts';

const weigh = (weight: number): number => weight;

describe('cut', () => {
  test('begins a new piece before the weight or the count is exceeded', () => {
    expect([...cut([3, 4, 4, 1, 1, 1], { weight: 7, weigh })]).toEqual([
      [3, 4],
      [4, 1, 1, 1],
    ]);
    expect([...cut([1, 1, 1], { size: 2, weight: 9, weigh })]).toEqual([[1, 1], [1]]);
  });

  test('lets an element that is too heavy go alone', () => {
    expect([...cut([1, 50, 1], { weight: 7, weigh })]).toEqual([[1], [50], [1]]);
  });

  test('loses nothing, keeps the order and the limits, and gives no empty piece', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), fc.integer({ min: 1, max: 5 }), (batch, size) => {
        const pieces = [...cut(batch, { size, weight: 15, weigh })];
        expect(pieces.flat()).toEqual(batch);
        for (const piece of pieces) {
          expect(piece.length).toBeGreaterThan(0);
          expect(piece.length).toBeLessThanOrEqual(size);
          const weight = piece.reduce((sum, one) => sum + one, 0);
          expect(piece.length === 1 || weight <= 15).toBe(true);
        }
      }),
    );
  });
});
