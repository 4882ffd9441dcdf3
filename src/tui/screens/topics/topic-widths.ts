import type { NamedTopic } from '../../../app/topics/list-topic-names.ts';
import { clean } from '../../frame/clean.ts';
import { widthOf } from '../../frame/width.ts';

/** What the longest of all topics need: in sight or not, so that no column moves while one scrolls or filters. */
export type TopicWidths = { readonly name: number; readonly event: number; readonly handler: number };

const known = new WeakMap<readonly NamedTopic[], TopicWidths>();

export const topicWidths = (topics: readonly NamedTopic[]): TopicWidths => {
  const widths = known.get(topics) ?? measured(topics.filter(({ internal }) => !internal));
  known.set(topics, widths);
  return widths;
};

/** Thousands of topics are more than a call can have arguments. */
const measured = (topics: readonly NamedTopic[]): TopicWidths =>
  topics.reduce<TopicWidths>(
    ({ name, event, handler }, topic) => ({
      name: Math.max(name, widthOf(clean(topic.name))),
      event: Math.max(event, widthOf(clean(topic.events.join(', ')))),
      handler: Math.max(handler, widthOf(clean(topic.handlers.join(', ')))),
    }),
    { name: 0, event: 0, handler: 0 },
  );
