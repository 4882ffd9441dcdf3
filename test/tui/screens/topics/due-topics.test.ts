import { describe, expect, test } from 'vitest';
import type { NamedTopic } from '../../../../src/app/topics/list-topic-names.ts';
import type { TopicSize } from '../../../../src/app/topics/topic-sizes.ts';
import { topicsToDate, topicsToSize, topicToSample } from '../../../../src/tui/screens/topics/due-topics.ts';
import {
  emptyTopics,
  type TopicsEvent,
  type TopicsState,
  topicsAfter,
} from '../../../../src/tui/screens/topics/topics-state.ts';

const topic = (name: string, schemas: readonly string[] = []): NamedTopic => ({
  name,
  partitions: 1,
  internal: false,
  events: [],
  handlers: [],
  schemas,
});

const size = (name: string, at: number, end = 0): TopicSize => ({
  name,
  at,
  partitions: [{ partition: 0, start: 0, end, highWatermark: end }],
  refusal: null,
});

const stateAfter = (...events: readonly TopicsEvent[]): TopicsState => events.reduce(topicsAfter, emptyTopics);

const many = Array.from({ length: 100 }, (_, index) => `t${String(index).padStart(2, '0')}`);
const listed = (names: readonly string[], schemas?: readonly string[]): TopicsEvent => ({
  type: 'listed',
  topics: names.map((name) => topic(name, schemas)),
  missing: [],
  target: '',
});
const paged: TopicsEvent = { type: 'paged', page: 10 };
const sized = (names: readonly string[], at: number, end = 0): TopicsEvent => ({
  type: 'sized',
  sizes: names.map((name) => size(name, at, end)),
});

describe('the topics to size', () => {
  test('are those in sight, and again when 2 s have gone', () => {
    const state = stateAfter(listed(many), paged, sized(many.slice(0, 5), 0));
    expect(topicsToSize(state, 1000)).toEqual(many.slice(5, 10));
    expect(topicsToSize(state, 2000)).toEqual(many.slice(0, 10));
  });

  test('are asked for less often when nothing comes', () => {
    const quiet = [0, 1, 2, 3, 4, 5].map((second) => sized(['t00'], second * 2000));
    const state = stateAfter(listed(['t00']), paged, ...quiet);
    expect(topicsToSize(state, 10_000 + 2000)).toEqual([]);
    expect(topicsToSize(state, 10_000 + 6000)).toEqual(['t00']);
    expect(topicsToSize(topicsAfter(state, { type: 'resumed' }), 10_000 + 2000)).toEqual(['t00']);
  });

  test('are a few out of sight too where the order needs them', () => {
    const state = stateAfter(listed(many), paged, { type: 'ordered', order: 'rate' });
    expect(topicsToSize(state, 0)).toEqual(many.slice(0, 35));
  });
});

test('the newest message is looked for where a topic has grown since, and in sight', () => {
  const grown = stateAfter(
    listed(many),
    paged,
    sized(['t00', 't01', 't50'], 0, 1),
    { type: 'dated', newest: new Map([['t00', { time: 5, isExact: true }]]) },
    sized(['t00'], 2000, 2),
  );
  expect(topicsToDate(grown).map(({ name }) => name)).toEqual(['t00', 't01']);
});

const sampledTo = (end: number) =>
  ({ type: 'sampled', name: 't01', found: { judged: 1, valid: 1 }, end, at: 0 }) as const;

describe('the topic to sample', () => {
  const filled = stateAfter(listed(['t00', 't01'], ['s.yaml']), paged, sized(['t01'], 0, 1));

  test('has a schema and something in it', () => {
    expect(topicToSample(filled, 0)?.name).toBe('t01');
    expect(topicToSample(stateAfter(listed(['t00']), paged, sized(['t00'], 0, 1)), 0)).toBeUndefined();
  });

  test('is sampled again when it has grown, but not at once', () => {
    const sampled = topicsAfter(filled, sampledTo(1));
    const grown = topicsAfter(sampled, sized(['t01'], 2000, 2));
    expect(topicToSample(sampled, 60_000)).toBeUndefined();
    expect(topicToSample(grown, 2000)).toBeUndefined();
    expect(topicToSample(grown, 10_000)?.name).toBe('t01');
  });

  test('is sampled again when it grew while it was sampled', () => {
    const grown = topicsAfter(filled, sized(['t01'], 0, 2));
    expect(topicToSample(topicsAfter(grown, sampledTo(2)), 60_000)).toBeUndefined();
    expect(topicToSample(topicsAfter(grown, sampledTo(1)), 60_000)?.name).toBe('t01');
  });
});

describe('the state of the topics', () => {
  test('has no rate before two sizes, and none after a topic was made anew', () => {
    const one = stateAfter(listed(['t00']), sized(['t00'], 0, 10));
    expect(one.facts.get('t00')?.rates).toEqual([]);
    const two = topicsAfter(one, sized(['t00'], 2000, 30));
    expect(two.facts.get('t00')?.rates).toEqual([10]);
    expect(topicsAfter(two, sized(['t00'], 4000, 1)).facts.get('t00')?.rates).toEqual([]);
  });

  test('sorts what is not known to the end, and keeps the cursor on its topic', () => {
    const state = stateAfter(
      listed(['a', 'b', 'c']),
      paged,
      sized(['b'], 0, 1),
      sized(['c'], 0, 9),
      { type: 'moved', how: 'down' },
      { type: 'ordered', order: 'messages' },
    );
    expect(state.shown.map((row) => row.topic.name)).toEqual(['c', 'b', 'a']);
    expect(state.shown[state.cursor]?.topic.name).toBe('b');
  });

  test('takes each word of a filter, in names of events and handlers too', () => {
    const own = { ...topic('orders.placed.v1'), events: ['Placed'] };
    const state = stateAfter({ type: 'listed', topics: [own, topic('todo')], missing: [], target: '' });
    const shown = (filter: string) =>
      topicsAfter(state, { type: 'filtered', filter }).shown.map((row) => row.topic.name);
    expect(shown('v1 ord')).toEqual(['orders.placed.v1']);
    expect(shown('placed')).toEqual(['orders.placed.v1']);
    expect(shown('zzz')).toEqual([]);
  });

  test('hides internal topics until they are asked for', () => {
    const state = stateAfter({
      type: 'listed',
      topics: [{ ...topic('__consumer_offsets'), internal: true }],
      missing: [],
      target: '',
    });
    expect(state.shown).toEqual([]);
    expect(topicsAfter(state, { type: 'toggled-internal' }).shown).toHaveLength(1);
  });
});
