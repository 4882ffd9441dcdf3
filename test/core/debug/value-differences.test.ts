import { expect, it } from 'vitest';
import type { Entry, Value } from '../../../src/core/debug/value.ts';
import { valueDifferences } from '../../../src/core/debug/value-differences.ts';

const text = (value: string): Value => ({ type: 'string', text: value, length: value.length });

const object = (properties: Readonly<Record<string, Value>>, size?: number): Value => ({
  type: 'object',
  name: null,
  ...listed(properties, size),
});

const list = (...items: readonly Value[]): Value => ({
  type: 'array',
  name: null,
  ...listed(Object.fromEntries(items.entries())),
});

const listed = (properties: Readonly<Record<string, Value>>, size?: number) => {
  const entries: readonly Entry[] = Object.entries(properties).map(([name, value]) => ({ name, value }));
  return { size: size ?? entries.length, entries };
};

it('leads to the places that differ, however deep', () => {
  const before = object({ id: text('1'), lines: list(object({ 'unit price': text('3') }), text('x')) });
  const now = object({ id: text('1'), lines: list(object({ 'unit price': text('4') })) });
  expect(valueDifferences('order', before, now)).toEqual([
    { path: 'order.lines[0]["unit price"]', before: text('3'), now: text('4') },
    { path: 'order.lines[1]', before: text('x'), now: null },
  ]);
});

it('is empty where nothing differs', () => {
  expect(valueDifferences('order', object({ id: text('1') }), object({ id: text('1') }))).toEqual([]);
  expect(valueDifferences('order', object({}), object({}))).toEqual([]);
});

it('gives both whole where they are of different kinds, or differ in what is not shown', () => {
  const [one, other] = [object({ id: text('1') }, 40), object({ id: text('1') }, 41)];
  expect(valueDifferences('order', one, other)).toEqual([{ path: 'order', before: one, now: other }]);
  expect(valueDifferences('order', one, list(text('1')))).toEqual([
    { path: 'order', before: one, now: list(text('1')) },
  ]);
  expect(valueDifferences('order', null, one)).toEqual([{ path: 'order', before: null, now: one }]);
});
