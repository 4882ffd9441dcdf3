import { expect, test } from 'vitest';
import type { Value } from '../../../../src/core/debug/value.ts';
import { themeOf } from '../../../../src/tui/frame/theme.ts';
import type { DebugPicture } from '../../../../src/tui/screens/debug/debug-picture.ts';
import { debugAfter, emptyDebug } from '../../../../src/tui/screens/debug/debug-state.ts';
import { changedRows } from '../../../../src/tui/screens/debug/panes/changed-rows.ts';
import { localsRows } from '../../../../src/tui/screens/debug/panes/locals-rows.ts';
import { pictureOf } from '../../../core/debug/picture-of.ts';
import { recordedStop } from '../../../support/recorded-stop.ts';

const theme = themeOf({ hasColor: false, isAscii: false });

const context = pictureOf({ produce: () => {}, log: {}, signal: {}, isReplay: true });
const message = pictureOf({ topic: 'orders', partition: 0, offset: 7, value: { id: 1 }, attempt: 1 });

const pictureWith = (variables: Readonly<Record<string, Value | number>>, changed: readonly string[] = []) => {
  const state = debugAfter(emptyDebug, { type: 'stopped', stop: recordedStop({ variables, changed }) });
  const picture: DebugPicture = {
    state,
    queue: [],
    outcomeOf: () => null,
    logs: [],
    produced: [],
    breakpoints: [],
    watches: [],
    sourceOf: () => null,
  };
  return picture;
};

const rowsOf = ({ count, rowAt }: ReturnType<typeof changedRows>): readonly string[] =>
  Array.from({ length: count }, (_, index) =>
    rowAt(index)
      .map(({ text }) => text)
      .join(''),
  );

test('the values begin with what changed, then the message by its value, and end with the context', () => {
  const picture = pictureWith({ ctx: context, total: 3, message, rate: 2 }, ['rate']);
  const rows = rowsOf(changedRows(picture, theme, 60)).map((row) => row.slice(0, 28));
  expect(rows).toEqual(['* rate = 2', '  message.value = { id: 1 }', '  total = 3', '  ctx = { produce: [Function']);
});

test('the locals stay in their order, but for the message and the context', () => {
  const picture = pictureWith({ ctx: context, this: pictureOf({ a: 1 }), total: 3, message, rate: 2 }, ['rate']);
  const rows = rowsOf(localsRows(picture.state, theme)).map(
    (row) => /^ *(?:[▸▾] )?(?:\* )?(\w+)/.exec(row)?.[1] ?? row.trim(),
  );
  expect(rows).toEqual(['local', 'message', 'total', 'rate', 'this', 'ctx', 'module']);
});
