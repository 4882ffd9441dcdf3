import { expect, test } from 'vitest';
import { givenUpText } from '../../../src/tui/produce/given-up-text.ts';

const way = (count: number) => (count === 0 ? [] : [{ topic: 't', count, next: new Map(), isElsewhere: true }]);

test.each([
  ['none was given to the broker', 0, 0, 3, 'No longer waiting: nothing was sent.'],
  ['no answer came for any', 0, 3, 0, null],
  ['some are confirmed', 1, 2, 0, 'No longer waiting: 1 confirmed; 2 on the way, each stored or not.'],
  ['some were kept', 0, 2, 1, 'No longer waiting: 0 confirmed; 2 on the way, each stored or not; 1 not sent.'],
  ['those given are all confirmed', 1200, 0, 5, 'No longer waiting: 1,200 confirmed; 5 not sent.'],
])('%s', (_, confirmed, onTheWay, unsent, text) => {
  expect(givenUpText({ confirmed, underway: way(onTheWay), unsent })).toBe(text);
});
