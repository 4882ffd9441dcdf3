import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startDeadline } from '../../src/sandbox/deadline.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('expires once its time has run', () => {
  const expired = vi.fn();
  startDeadline(100, expired);
  vi.advanceTimersByTime(99);
  expect(expired).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(expired).toHaveBeenCalledOnce();
});

it('stands still while paused, however often, and begins anew after', () => {
  const expired = vi.fn();
  const deadline = startDeadline(100, expired);
  vi.advanceTimersByTime(60);
  deadline.pause();
  deadline.pause();
  vi.advanceTimersByTime(10_000);
  deadline.resume();
  deadline.resume();
  vi.advanceTimersByTime(99);
  expect(expired).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(expired).toHaveBeenCalledOnce();
});

it('never expires with 0, nor once cleared', () => {
  const expired = vi.fn();
  startDeadline(0, expired);
  startDeadline(100, expired).clear();
  vi.advanceTimersByTime(1_000_000);
  expect(expired).not.toHaveBeenCalled();
});
