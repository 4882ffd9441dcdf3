import { emptyCatalog } from '../../core/catalog/catalog.ts';
import { topicNames } from '../../core/translated-broker.ts';
import type { AppContext } from '../context.ts';

type Target = {
  readonly topic: string | undefined;
  /** The event that the topic was named by: of several on the topic it is meant. */
  readonly topicEvent: string | undefined;
};

/** What `-t` names: a topic, or an event, which stands for its topic. A name that is both is the topic. */
export const targetOf = (
  context: Pick<AppContext, 'workspace' | 'target'>,
  name: string | undefined,
  topics: ReadonlySet<string>,
): Target => {
  if (name === undefined) return { topic: undefined, topicEvent: undefined };
  const { events } = context.workspace?.catalog ?? emptyCatalog;
  const topic = topicNames(context.target?.topics ?? new Map()).used(name);
  const named = events.find((one) => one.name === name);
  if (named === undefined || topics.has(topic) || events.some((one) => one.topic === topic))
    return { topic, topicEvent: undefined };
  return { topic: named.topic, topicEvent: named.name };
};
