import { expect, test } from 'vitest';
import { cursorAt, firstRow, inSight, movedCursor } from '../../../src/tui/keys/row-cursor.ts';

const three = { ...firstRow, page: 3 };

test.each([
  [2, 10, { at: 2, top: 0, page: 3 }],
  [5, 10, { at: 5, top: 3, page: 3 }],
  [99, 10, { at: 9, top: 7, page: 3 }],
  [-1, 10, { at: 0, top: 0, page: 3 }],
  [4, 0, { at: 0, top: 0, page: 3 }],
])('a cursor that is set on row %i of %i is on one that there is, and in sight', (at, length, cursor) => {
  expect(cursorAt(three, at, length)).toEqual(cursor);
});

test('a cursor that moves takes the rows in sight along no further than it must', () => {
  const last = movedCursor(three, 'last', 10);
  const up = movedCursor(last, 'up', 10);
  expect([last, up]).toEqual([
    { at: 9, top: 7, page: 3 },
    { at: 8, top: 7, page: 3 },
  ]);
  expect(inSight([...'abcdefghij'], up)).toEqual(['h', 'i', 'j']);
});
