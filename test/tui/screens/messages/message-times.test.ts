import { describe, expect, test } from 'vitest';
import { messageTimes } from '../../../../src/tui/screens/messages/message-times.ts';

const time = messageTimes('Europe/Berlin', () => Date.UTC(2026, 10, 24, 20));

describe('the time of a message', () => {
  test.each([
    ['of today is a time', Date.UTC(2026, 10, 24, 19, 51, 5, 532), '20:51:05'],
    ['of another day has its day', Date.UTC(2026, 1, 27, 9, 0), '02-27 10:00'],
    ['of another year has its year', Date.UTC(2024, 1, 29, 9, 0), '2024-02-29'],
    ['that is not there is a dash', -1, '-'],
  ])('%s', (_, instant, shown) => {
    expect(time.short(instant)).toBe(shown);
  });

  test('has its date and its zone beside the value', () => {
    expect(time.whole(Date.UTC(2026, 10, 24, 19, 51, 5, 532))).toBe('2026-11-24 20:51:05.532 Europe/Berlin');
    expect(time.whole(-1)).toBe('none');
  });
});
