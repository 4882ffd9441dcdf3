import { expect, test } from 'vitest';
import { tour } from '../../../src/cli/ui/tour.ts';
import { widthOf } from '../../../src/tui/frame/width.ts';
import { globalBindings } from '../../../src/tui/keys/global-bindings.ts';
import { screens } from '../../../src/tui/screens/index.ts';

const actions = screens.flatMap(({ name, bindings }) =>
  [...bindings, ...globalBindings].map(({ id }) => `${name}.${id}`),
);

test('each step of the tour ends with an action that there is, and no two with the same', () => {
  const done = tour.map((step) => step.done);
  expect(done.filter((action) => !actions.includes(action))).toEqual([]);
  expect(new Set(done).size).toBe(done.length);
});

/** In the help between borders and blanks, where there is less than above the footer. */
const room = 80 - 6;

test('each step takes one row at 80 columns', () => {
  for (const { text } of tour) expect(widthOf(`1. ${text}`), text).toBeLessThanOrEqual(room);
});
