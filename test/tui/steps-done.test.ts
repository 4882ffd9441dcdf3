import { expect, test } from 'vitest';
import { stepsDone } from '../../src/tui/steps-done.ts';
import type { TourStep } from '../../src/tui/ui-options.ts';

const tour: readonly TourStep[] = ['topics.open', 'messages.filter', 'debug.next', 'messages.filter'].map((done) => ({
  text: done,
  done,
}));

test.each([
  ['the first step', 0, 'topics.open', 1],
  ['a step out of turn', 0, 'debug.next', 3],
  ['what no step asks for', 1, 'messages.seek', 1],
  ['a step that is behind', 2, 'topics.open', 2],
  ['a step that comes twice', 0, 'messages.filter', 2],
  ['the same step again', 2, 'messages.filter', 4],
  ['anything after the last one', 4, 'debug.next', 4],
])('%s leaves as many steps behind as it should', (_, before, did, after) => {
  expect(stepsDone(tour, before, did)).toBe(after);
});
