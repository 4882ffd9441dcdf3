import type { Waiting } from '../../core/ports.ts';
import type { TopicSummary } from '../../core/topic.ts';
import { topicNames } from '../../core/translated-broker.ts';
import type { AppContext } from '../context.ts';
import { noUses, type TopicUses, usesByTopic } from './workspace-uses.ts';

export type NamedTopic = TopicSummary &
  TopicUses & {
    /** What the cluster calls it, where the workspace has another name for it. */
    readonly realName?: string;
    /** The files of its events' schemas. */
    readonly schemas: readonly string[];
  };

export type NamedTopics = {
  /** Sorted by name, also internal ones. */
  readonly topics: readonly NamedTopic[];
  /** Topics that events of the workspace are on, and that are not there. */
  readonly missing: readonly string[];
};

/** All topics and what the workspace knows of them: one question to the cluster, whatever they hold. */
export const listTopicNames = async (context: AppContext, waiting: Waiting): Promise<NamedTopics> => {
  const { workspace, target } = context;
  const broker = await context.broker();
  const { real } = topicNames(target?.topics ?? new Map());
  const events = workspace?.catalog.events ?? [];
  const uses = usesByTopic(workspace);
  const eventsOf = Map.groupBy(events, ({ topic }) => topic);
  const topics = (await broker.listTopics(waiting)).map((topic): NamedTopic => {
    const realName = real(topic.name);
    const own = eventsOf.get(topic.name) ?? [];
    return {
      ...topic,
      ...(realName === topic.name ? {} : { realName }),
      ...(uses.get(topic.name) ?? noUses),
      schemas: [...new Set(own.flatMap(({ schema }) => schema ?? []))],
    };
  });
  const there = new Set(topics.map(({ name }) => name));
  return {
    topics: topics.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    missing: [...new Set(events.map(({ topic }) => topic))].filter((topic) => !there.has(topic)),
  };
};
