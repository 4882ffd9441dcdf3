import type { NamedTopic } from '../../../app/topics/list-topic-names.ts';
import { clean } from '../../frame/clean.ts';
import { widthOf } from '../../frame/width.ts';

/** What the longest of all topics need: in sight or not, so that no column moves while one scrolls or filters. */
export type TopicWidths = { readonly name: number; readonly event: number; readonly handler: number };

export const noWidths: TopicWidths = { name: 0, event: 0, handler: 0 };

/** Internal ones do not count. Thousands of topics are more than a call can have arguments. */
export const topicWidths = (topics: readonly NamedTopic[]): TopicWidths =>
  topics.reduce<TopicWidths>(
    (widths, topic) =>
      topic.internal
        ? widths
        : {
            name: Math.max(widths.name, widthOf(clean(topic.name))),
            event: Math.max(widths.event, widthOf(clean(topic.events.join(', ')))),
            handler: Math.max(widths.handler, widthOf(clean(topic.handlers.join(', ')))),
          },
    noWidths,
  );
