import { usageError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import type { Broker, Waiting } from '../core/ports.ts';
import { topicNames } from '../core/translated-broker.ts';
import type { AppContext } from './context.ts';
import { targetFlags } from './target-flags.ts';

export type ResolvedTopic = {
  readonly topic: string;
  /** Events of the topic that were not meant: an event's name stands for its topic without the others. */
  readonly leftOut: ReadonlySet<string>;
};

/**
 * The topics that names of topics or events stand for, in the order given, each once. A name that is both is the topic;
 * a translated topic goes by either name. An unknown one is wrong use.
 */
export const resolveTopics = async (
  context: AppContext,
  names: readonly string[],
  waiting: Waiting,
): Promise<readonly ResolvedTopic[]> => {
  const broker = await context.broker();
  const topics = new Set((await broker.listTopics(waiting)).map(({ name }) => name));
  const resolved = new Map<string, ResolvedTopic>();
  for (const name of names) {
    const found = resolveOne(context, { name, topics, broker });
    const before = resolved.get(found.topic);
    const leftOut = before === undefined ? found.leftOut : before.leftOut.intersection(found.leftOut);
    resolved.set(found.topic, { topic: found.topic, leftOut });
  }
  return [...resolved.values()];
};

type Lookup = { readonly name: string; readonly topics: ReadonlySet<string>; readonly broker: Broker };

const resolveOne = (context: AppContext, { name, topics, broker }: Lookup): ResolvedTopic => {
  const used = topicNames(context.target?.topics ?? new Map()).used(name);
  if (topics.has(used)) return { topic: used, leftOut: new Set() };
  const events = context.workspace?.catalog.events ?? [];
  const event = events.find((candidate) => candidate.name === name);
  if (event !== undefined && topics.has(event.topic)) {
    const others = events.filter(({ topic, name: other }) => topic === event.topic && other !== name);
    return { topic: event.topic, leftOut: new Set(others.map((other) => other.name)) };
  }
  const missing = event?.topic ?? events.find(({ topic }) => topic === used)?.topic;
  if (missing !== undefined) {
    const of = event === undefined ? '' : ` of event "${name}"`;
    const create = `Create it: evtool topics create ${missing}${targetFlags(context, broker)}`;
    throw usageError(`No topic "${missing}"${of} on ${broker.label}.`, create);
  }
  const meant = nearest(name, [...topics, ...events.map((each) => each.name)]);
  const suggestion = meant === undefined ? '' : `Did you mean "${meant}"? `;
  throw usageError(
    `Unknown topic or event "${name}" on ${broker.label}.`,
    `${suggestion}See: evtool topics${targetFlags(context, broker)}`,
  );
};
