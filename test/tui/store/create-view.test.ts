import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { whereFilter } from '../../../src/core/filter/where.ts';
import type { InspectedMessage } from '../../../src/core/message.ts';
import { createView, type MessageView } from '../../../src/tui/store/create-view.ts';
import { createMessageStore } from '../../../src/tui/store/message-store.ts';
import type { ViewFilter } from '../../../src/tui/store/view-filter.ts';
import { inspectedMessage } from '../../support/inspected-message.ts';

const text = (payload: string, valid?: boolean): InspectedMessage =>
  inspectedMessage({ payload, encoding: 'text', value: payload, valid });

const textsOf = (view: MessageView): readonly (string | undefined)[] =>
  view.window(0, view.length()).map(({ message }) => message.raw.value?.toString());

describe('createView', () => {
  test('shows all messages without a filter', () => {
    const store = createMessageStore({ maxCount: 2 });
    const view = createView(store);
    expect([view.length(), view.next(0, 1)]).toEqual([0, undefined]);
    store.append([text('a'), text('b'), text('c')], 0);
    expect(textsOf(view)).toEqual(['b', 'c']);
  });

  test('shows only messages of a verdict; those without one are neither', () => {
    const store = createMessageStore();
    store.append([text('good', true), text('bad', false), text('none')], 0);
    expect(textsOf(createView(store, { verdict: 'valid' }))).toEqual(['good']);
    expect(textsOf(createView(store, { verdict: 'invalid' }))).toEqual(['bad']);
  });

  test('finds a word in value, key, header names and values, whatever the case, and takes its signs literally', () => {
    const store = createMessageStore();
    const message = inspectedMessage({
      key: 'Key',
      payload: '{"a":"Größe (1.5)"}',
      headers: [
        ['Trace', Buffer.from('ÄB')],
        ['N', null],
      ],
    });
    store.append([message], 0);
    const finds = (word: string): boolean => createView(store, { word }).length() === 1;
    expect(['GRÖSSE', 'größe', 'kEY', 'tRACE', 'äb', '(1.5)', '"A"'].map(finds)).toEqual([
      false,
      true,
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(['1x5', '.*', 'orders', '['].map(finds)).toEqual([false, false, false, false]);
  });

  test('shows what an expression lets through, and counts where it throws', () => {
    const store = createMessageStore();
    const view = createView(store, { where: whereFilter('value.total > 1').test });
    store.append([inspectedMessage({ payload: '{"total":2}' }), inspectedMessage({ payload: 'null' })], 0);
    expect([view.length(), view.failures()]).toEqual([1, 1]);
    store.append([inspectedMessage({ payload: 'null' })], 0);
    expect(view.failures()).toBe(2);
  });

  test('looks at each message once, and at none that went before it was asked', () => {
    const store = createMessageStore({ maxCount: 3 });
    const asked: number[] = [];
    const view = createView(store, { where: ({ raw }) => asked.push(raw.offset) > 0 });
    for (let offset = 0; offset < 10; offset += 1) store.append([inspectedMessage({ offset })], 0);
    view.window(0, 3);
    view.length();
    store.append([inspectedMessage({ offset: 10 })], 0);
    view.window(0, 3);
    expect(asked).toEqual([7, 8, 9, 10]);
  });

  test('steps to the nearest match from a message that is not in it, and stops at the ends', () => {
    const store = createMessageStore();
    store.append(
      ['x', 'a', 'x', 'a', 'x'].map((each) => text(each)),
      0,
    );
    const view = createView(store, { word: 'a' });
    expect([view.next(2, 1), view.next(2, -1), view.next(3, 1), view.next(1, -1)]).toEqual([
      3,
      1,
      undefined,
      undefined,
    ]);
    expect([view.indexOf(3), view.indexOf(2)]).toEqual([1, -1]);
  });

  type Step = { readonly kind: 'append' | 'prepend' | 'clear' | 'look'; readonly words: readonly string[] };
  const step: fc.Arbitrary<Step> = fc.record({
    kind: fc.constantFrom('append', 'append', 'prepend', 'look', 'clear'),
    words: fc.array(fc.constantFrom('ab', 'Ba', 'c', 'AC', ''), { minLength: 1, maxLength: 9 }),
  });
  const filters: readonly ViewFilter[] = [
    {},
    { verdict: 'invalid' },
    { verdict: 'valid', word: 'A' },
    { word: 'b', where: ({ raw }) => raw.offset % 2 === 0 },
  ];

  test.each(filters)('answers like a plain list that is filtered anew each time: %o', (filter) => {
    const { verdict = 'all', word = '', where = () => true } = filter;
    const matches = (message: InspectedMessage): boolean =>
      (verdict === 'all' || message.valid === (verdict === 'valid')) &&
      (message.raw.value?.toString() ?? '').toLowerCase().includes(word.toLowerCase()) &&
      where(message);

    fc.assert(
      fc.property(fc.integer({ min: 1, max: 15 }), fc.array(step, { maxLength: 40 }), (maxCount, steps) => {
        const store = createMessageStore({ maxCount });
        const view = createView(store, filter);
        let list: readonly InspectedMessage[] = [];
        let isCutOff = false;
        let offset = 0;
        for (const { kind, words } of steps) {
          const batch = words.map((each) => {
            offset += 1;
            const valid = offset % 3 === 0 ? undefined : offset % 3 === 1;
            return inspectedMessage({ offset, payload: each, encoding: 'text', value: each, valid });
          });
          if (kind === 'append') {
            store.append(batch, 0);
            isCutOff ||= list.length + batch.length > maxCount;
            list = [...list, ...batch].slice(-maxCount);
          } else if (kind === 'prepend') {
            const room: number = isCutOff ? 0 : maxCount - list.length;
            const fitting: readonly InspectedMessage[] = batch.slice(Math.max(0, batch.length - room));
            expect(store.prepend(batch)).toBe(fitting.length);
            isCutOff ||= fitting.length < batch.length;
            list = [...fitting, ...list];
          } else if (kind === 'clear') {
            store.clear();
            isCutOff = false;
            list = [];
          } else {
            const expected = list.filter(matches).map(({ raw }) => raw.offset);
            const rows = view.window(0, maxCount);
            expect(rows.map(({ message }) => message.raw.offset)).toEqual(expected);
            expect(view.window(1, 2)).toEqual(rows.slice(1, 3));
            expect(rows.map(({ id }) => view.indexOf(id))).toEqual(rows.map((_, index) => index));
            expect(rows.map(({ id }) => view.next(id, 1))).toEqual(
              [...rows.slice(1).map(({ id }) => id), undefined].slice(0, rows.length),
            );
            expect(view.length()).toBe(expected.length);
          }
        }
      }),
    );
  });
});
