import { describe, expect, test } from 'vitest';
import { createRateMeter } from '../../../src/tui/store/rate-meter.ts';

describe('createRateMeter', () => {
  test('gives the full seconds before now, oldest first, without the one that is not over', () => {
    const meter = createRateMeter({ seconds: 3 });
    meter.add(5, 1_000);
    meter.add(2, 1_999);
    meter.add(9, 3_100);
    expect(meter.series(3_999)).toEqual([0, 7, 0]);
    expect(meter.series(4_000)).toEqual([7, 0, 9]);
  });

  test('forgets what is long ago, also after a silence', () => {
    const meter = createRateMeter({ seconds: 2 });
    meter.add(5, 1_000);
    expect(meter.series(60_000)).toEqual([0, 0]);
    meter.add(1, 60_000);
    expect(meter.series(61_000)).toEqual([0, 1]);
  });
});
