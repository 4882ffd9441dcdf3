import { describe, expect, test } from 'vitest';
import type { NamedTopic } from '../../../../src/app/topics/list-topic-names.ts';
import type { TopicOrder } from '../../../../src/tui/screens/topics/sorted-rows.ts';
import {
  emptyTopics,
  rowsInSight,
  type TopicsEvent,
  type TopicsState,
  topicsAfter,
} from '../../../../src/tui/screens/topics/topics-state.ts';

const topic = (name: string, more: Partial<NamedTopic> = {}): NamedTopic => ({
  name,
  partitions: 1,
  internal: name.startsWith('__'),
  events: [],
  handlers: [],
  schemas: [],
  ...more,
});

const listed = (...topics: readonly NamedTopic[]): TopicsEvent => ({ type: 'listed', topics, missing: [], target: '' });
const sized = (ends: Readonly<Record<string, number>>, at = 0): TopicsEvent => ({
  type: 'sized',
  sizes: Object.entries(ends).map(([name, end]) => ({
    name,
    at,
    partitions: [{ partition: 0, start: 0, end, highWatermark: end }],
    refusal: null,
  })),
});
const dated = (times: Readonly<Record<string, number>>): TopicsEvent => ({
  type: 'dated',
  newest: new Map(Object.entries(times).map(([name, time]) => [name, { time, isExact: true }])),
});
const sampled = (name: string, valid: number): TopicsEvent => ({
  type: 'sampled',
  name,
  found: { judged: 10, valid },
  end: 5,
  at: 0,
});
const moved = (how: 'down' | 'last'): TopicsEvent => ({ type: 'moved', how });

const stateAfter = (...events: readonly TopicsEvent[]): TopicsState => events.reduce(topicsAfter, emptyTopics);
const names = ({ shown }: TopicsState): readonly string[] => shown.map((row) => row.topic.name);
const chosen = ({ shown, cursor }: TopicsState): string | undefined => shown[cursor]?.topic.name;

const some = listed(
  topic('__offsets'),
  topic('items', { handlers: ['stock'] }),
  topic('mail', { events: ['mail-sent'] }),
  topic('orders', { events: ['order-placed', 'order-paid'], handlers: ['billing'] }),
);

describe('the list of topics', () => {
  test('is not known before the first answer', () => {
    expect(emptyTopics.topics).toBeNull();
    expect(stateAfter(listed()).topics).toEqual([]);
  });

  test.each([
    ['', ['items', 'mail', 'orders']],
    ['MAI', ['mail']],
    ['order-paid', ['orders']],
    ['stock', ['items']],
    ['placed billing', ['orders']],
    ['offsets', []],
  ])('with the filter %j has those with all its words in their name, event or handler', (filter, left) => {
    expect(names(stateAfter(some, { type: 'filtered', filter }))).toEqual(left);
  });

  test('has internal ones only where they are asked for', () => {
    const state = stateAfter(some, { type: 'toggled-internal' });
    expect(names(state)).toEqual(['__offsets', 'items', 'mail', 'orders']);
    expect(names(topicsAfter(state, { type: 'toggled-internal' }))).toEqual(['items', 'mail', 'orders']);
  });

  test.each<readonly [TopicOrder, readonly string[]]>([
    ['name', ['items', 'mail', 'orders']],
    ['messages', ['mail', 'orders', 'items']],
    ['rate', ['orders', 'items', 'mail']],
    ['newest', ['items', 'mail', 'orders']],
    ['valid', ['mail', 'items', 'orders']],
  ])('is in the order of %s, and what is not known comes last by name', (order, sorted) => {
    const state = stateAfter(
      some,
      sized({ items: 1, mail: 9, orders: 2 }),
      sized({ items: 1, orders: 4 }, 1000),
      dated({ items: 300, mail: 200, orders: 100 }),
      sampled('mail', 2),
      sampled('items', 7),
      { type: 'ordered', order },
    );
    expect(names(state)).toEqual(sorted);
  });

  test.each<readonly [string, readonly TopicsEvent[], string | undefined]>([
    ['down', [moved('down')], 'mail'],
    ['down beyond the last', [moved('last'), moved('down')], 'orders'],
    ['along with its topic when others come', [moved('down'), listed(topic('a'), topic('b'), topic('mail'))], 'mail'],
    [
      'along with its topic into another order',
      [moved('down'), sized({ mail: 1 }), { type: 'ordered', order: 'messages' }],
      'mail',
    ],
    ['along with its topic when internal ones come', [moved('down'), { type: 'toggled-internal' }], 'mail'],
    ['into the list when that gets shorter', [moved('last'), listed(topic('items'))], 'items'],
    ['to the first that a filter leaves', [moved('last'), { type: 'filtered', filter: 'i' }], 'items'],
    ['nowhere where there is none', [listed()], undefined],
  ])('has its cursor go %s', (_, events, name) => {
    expect(chosen(events.reduce(topicsAfter, stateAfter(some)))).toBe(name);
  });

  test('shows as many rows as have room, those around the cursor', () => {
    const state = stateAfter(some, { type: 'paged', page: 2 });
    const inSight = (now: TopicsState): readonly string[] => rowsInSight(now).map((row) => row.topic.name);
    expect(inSight(state)).toEqual(['items', 'mail']);
    const last = topicsAfter(state, moved('last'));
    expect(inSight(last)).toEqual(['mail', 'orders']);
    expect(inSight(topicsAfter(last, { type: 'paged', page: 1 }))).toEqual(['orders']);
  });
});

describe('what is known of a topic', () => {
  const known = stateAfter(some, sized({ mail: 1 }), sized({ mail: 5 }, 2000), dated({ mail: 7 }), sampled('mail', 10));

  test('is its rate, its newest message and its verdicts', () => {
    expect(known.facts.get('mail')).toMatchObject({
      rates: [2],
      newest: { time: 7, end: 5 },
      sample: { found: { judged: 10, valid: 10 }, end: 5 },
    });
  });

  test('goes when the topic goes', () => {
    expect(topicsAfter(known, listed(topic('items'))).facts.size).toBe(0);
  });

  test('is nothing of one that was never sized', () => {
    expect(stateAfter(some, sampled('mail', 1), dated({ mail: 1 })).facts.size).toBe(0);
  });

  test('is no rate when it was not looked at for a while', () => {
    expect(topicsAfter(known, { type: 'resumed' }).facts.get('mail')).toMatchObject({ rates: [], newest: { time: 7 } });
  });

  test('is no verdict when the workspace is another', () => {
    expect(topicsAfter(known, { type: 'renewed' }).facts.get('mail')).not.toHaveProperty('sample');
  });
});

test.each([
  ['names', some],
  ['sizes', sized({ mail: 2 })],
] as const)('a failure keeps what is known, and goes with the next %s', (_, answer) => {
  const failed = stateAfter(some, { type: 'failed', message: 'gone', hint: 'wait' });
  expect([failed.failure?.message, names(failed).length]).toEqual(['gone', 3]);
  expect(topicsAfter(failed, answer).failure).toBeNull();
});
