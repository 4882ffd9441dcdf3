import type { LineTarget } from '../../../app/cli-line.ts';
import type { NamedTopic, NamedTopics } from '../../../app/topics/list-topic-names.ts';
import type { DatedTopic } from '../../../app/topics/topic-dater.ts';
import type { TopicSample } from '../../../app/topics/topic-sampler.ts';
import type { TopicSize } from '../../../app/topics/topic-sizes.ts';
import { hasWords } from '../../browse/has-words.ts';
import { type Move, moved, scrolled } from '../../keys/list-bindings.ts';
import { sortedRows, type TopicOrder } from './sorted-rows.ts';
import { endOf, resized, type TopicFacts } from './topic-facts.ts';
import { noWidths, type TopicWidths, topicWidths } from './topic-widths.ts';

export type TopicRow = { readonly topic: NamedTopic; readonly facts: TopicFacts | undefined };

export type Failure = { readonly message: string; readonly hint: string | undefined };

export type TopicsState = {
  /** Null before the first answer. */
  readonly topics: readonly NamedTopic[] | null;
  readonly widths: TopicWidths;
  readonly missing: readonly string[];
  /** The flags that lead a command line to the cluster; null before it answered. */
  readonly target: LineTarget | null;
  readonly facts: ReadonlyMap<string, TopicFacts>;
  /** Those that pass, in their order. */
  readonly shown: readonly TopicRow[];
  readonly failure: Failure | null;
  readonly cursor: number;
  readonly top: number;
  /** Rows that have room. */
  readonly page: number;
  readonly filter: string;
  readonly order: TopicOrder;
  readonly withInternal: boolean;
};

export type TopicsEvent =
  | ({ readonly type: 'listed'; readonly target: LineTarget } & NamedTopics)
  | { readonly type: 'sized'; readonly sizes: readonly TopicSize[] }
  | { readonly type: 'dated'; readonly newest: ReadonlyMap<string, DatedTopic> }
  | {
      readonly type: 'sampled';
      readonly name: string;
      readonly found: TopicSample | null;
      /** How far the topic went when it was sampled. */
      readonly end: number;
      readonly at: number;
    }
  | ({ readonly type: 'failed' } & Failure)
  /** Shown again: what was counted before says nothing of the rate now. */
  | { readonly type: 'resumed' }
  /** The workspace is another: verdicts may be, too. */
  | { readonly type: 'renewed' }
  | { readonly type: 'moved'; readonly how: Move }
  | { readonly type: 'paged'; readonly page: number }
  | { readonly type: 'filtered'; readonly filter: string }
  | { readonly type: 'ordered'; readonly order: TopicOrder }
  | { readonly type: 'toggled-internal' };

export const emptyTopics: TopicsState = {
  topics: null,
  widths: noWidths,
  missing: [],
  target: null,
  facts: new Map(),
  shown: [],
  failure: null,
  cursor: 0,
  top: 0,
  page: 1,
  filter: '',
  order: 'name',
  withInternal: false,
};

export const topicsAfter = (state: TopicsState, event: TopicsEvent): TopicsState => {
  switch (event.type) {
    case 'listed': {
      const { topics, missing, target } = event;
      const there = new Set(topics.map(({ name }) => name));
      const facts = new Map([...state.facts].filter(([name]) => there.has(name)));
      return arranged({ ...state, topics, widths: topicWidths(topics), missing, target, facts, failure: null });
    }
    case 'sized':
      return arranged({
        ...state,
        failure: null,
        facts: changed(
          state.facts,
          event.sizes.map((size) => [size.name, resized(state.facts.get(size.name), size)]),
        ),
      });
    case 'dated':
      return arranged({ ...state, facts: changed(state.facts, datedFacts(state, event.newest)) });
    case 'sampled': {
      const facts = state.facts.get(event.name);
      if (facts === undefined) return state;
      const sample = { found: event.found, end: event.end, at: event.at };
      return arranged({ ...state, facts: changed(state.facts, [[event.name, { ...facts, sample }]]) });
    }
    case 'failed':
      return { ...state, failure: event };
    case 'resumed':
      return arranged({ ...state, facts: ofEach(state.facts, (facts) => ({ ...facts, rates: [] })) });
    case 'renewed':
      return arranged({ ...state, facts: ofEach(state.facts, ({ sample: _, ...facts }) => facts) });
    case 'moved': {
      const size = { length: state.shown.length, page: state.page };
      const cursor = moved(state.cursor, event.how, size);
      return { ...state, cursor, top: scrolled(state.top, cursor, size) };
    }
    case 'paged':
      return inSight({ ...state, page: event.page });
    case 'filtered':
      return arranged({ ...state, filter: event.filter, cursor: 0, top: 0 });
    case 'ordered':
      return arranged({ ...state, order: event.order });
    case 'toggled-internal':
      return arranged({ ...state, withInternal: !state.withInternal });
  }
};

const changed = (facts: TopicsState['facts'], entries: Iterable<readonly [string, TopicFacts]>): TopicsState['facts'] =>
  new Map([...facts, ...entries]);

const datedFacts = ({ facts }: TopicsState, newest: ReadonlyMap<string, DatedTopic>) =>
  [...newest].flatMap(([name, dated]): readonly (readonly [string, TopicFacts])[] => {
    const known = facts.get(name);
    return known === undefined ? [] : [[name, { ...known, newest: { ...dated, end: endOf(known.size) } }]];
  });

const ofEach = (facts: TopicsState['facts'], change: (facts: TopicFacts) => TopicFacts): TopicsState['facts'] =>
  new Map([...facts].map(([name, each]) => [name, change(each)]));

/** The rows anew; the cursor stays on its topic. */
const arranged = (state: TopicsState): TopicsState => {
  const name = state.shown[state.cursor]?.topic.name;
  const shown = sortedRows(
    (state.topics ?? [])
      .filter((topic) => isShown(topic, state))
      .map((topic) => ({ topic, facts: state.facts.get(topic.name) })),
    state.order,
  );
  const at = shown.findIndex(({ topic }) => topic.name === name);
  return inSight({ ...state, shown, cursor: at < 0 ? state.cursor : at });
};

const inSight = (state: TopicsState): TopicsState => {
  const size = { length: state.shown.length, page: state.page };
  const cursor = Math.max(0, Math.min(state.cursor, size.length - 1));
  return { ...state, cursor, top: scrolled(state.top, cursor, size) };
};

/** Each word of the filter is in the name, or in that of an event or handler. */
const isShown = (topic: NamedTopic, { filter, withInternal }: TopicsState): boolean => {
  if (topic.internal && !withInternal) return false;
  return hasWords([topic.name, ...topic.events, ...topic.handlers].join('\n'), filter);
};

export const rowsInSight = ({ shown, top, page }: TopicsState): readonly TopicRow[] => shown.slice(top, top + page);
