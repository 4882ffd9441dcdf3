import type { ListedTopic } from '../../../app/topics/list-topics.ts';

export type TopicsState = {
  /** Null before the first answer. */
  readonly topics: readonly ListedTopic[] | null;
  readonly failure: { readonly message: string; readonly hint: string | undefined } | null;
  readonly cursor: number;
  readonly top: number;
  readonly filter: string;
  readonly withInternal: boolean;
};

export type TopicsEvent =
  | { readonly type: 'listed'; readonly topics: readonly ListedTopic[] }
  | { readonly type: 'failed'; readonly message: string; readonly hint: string | undefined }
  | { readonly type: 'moved'; readonly cursor: number; readonly top: number }
  | { readonly type: 'filtered'; readonly filter: string };

export const emptyTopics: TopicsState = {
  topics: null,
  failure: null,
  cursor: 0,
  top: 0,
  filter: '',
  withInternal: false,
};

export const topicsAfter = (state: TopicsState, event: TopicsEvent): TopicsState => {
  if (event.type === 'listed') return { ...state, topics: event.topics, failure: null };
  if (event.type === 'failed') return { ...state, failure: event };
  if (event.type === 'moved') return { ...state, cursor: event.cursor, top: event.top };
  return { ...state, filter: event.filter, cursor: 0, top: 0 };
};

export const shownTopics = ({ topics, filter }: TopicsState): readonly ListedTopic[] =>
  (topics ?? []).filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()));
