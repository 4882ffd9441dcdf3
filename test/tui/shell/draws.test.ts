import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Draws, openDraws } from '../../../src/tui/shell/draws.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const counted = (): { readonly draws: Draws; readonly count: () => number } => {
  const draws = openDraws();
  let count = 0;
  draws.subscribe(() => {
    count += 1;
  });
  return { draws, count: () => count };
};

describe('when the screen is drawn', () => {
  it('is at once for a key', () => {
    const { draws, count } = counted();
    draws.draw('now');
    draws.draw('now');
    expect([count(), draws.version()]).toEqual([2, 2]);
  });

  it('is ten times a second at most for what comes by itself', () => {
    const { draws, count } = counted();
    for (let ms = 0; ms < 950; ms += 1) {
      draws.draw('soon');
      vi.advanceTimersByTime(1);
    }
    expect(count()).toBe(10);
  });

  it('is at once for the first of that after a pause', () => {
    const { draws, count } = counted();
    draws.draw('now');
    vi.advanceTimersByTime(500);
    draws.draw('soon');
    vi.advanceTimersByTime(0);
    expect(count()).toBe(2);
  });

  it('is not again for what a key has drawn already', () => {
    const { draws, count } = counted();
    draws.draw('now');
    draws.draw('soon');
    draws.draw('now');
    vi.advanceTimersByTime(1000);
    expect(count()).toBe(2);
  });

  it('waits after a key as after anything else', () => {
    const { draws, count } = counted();
    draws.draw('now');
    draws.draw('soon');
    vi.advanceTimersByTime(99);
    expect(count()).toBe(1);
    vi.advanceTimersByTime(1);
    expect(count()).toBe(2);
  });

  it('is never for who does not want to know any more', () => {
    const draws = openDraws();
    const heard = vi.fn();
    draws.subscribe(heard)();
    draws.draw('now');
    expect(heard).not.toHaveBeenCalled();
  });

  it('is not later, and keeps no timer, once the UI has ended', () => {
    const { draws, count } = counted();
    draws.draw('now');
    draws.draw('soon');
    draws.close();
    draws.draw('soon');
    expect(vi.getTimerCount()).toBe(0);
    expect(count()).toBe(1);
  });
});
