import type { EventDefinition } from './catalog.ts';

/** The topic that the name of a topic or an event stands for. A name that is both is the topic's. */
export const topicOf = (events: readonly Pick<EventDefinition, 'name' | 'topic'>[], name: string): string => {
  if (events.some(({ topic }) => topic === name)) return name;
  return events.find((event) => event.name === name)?.topic ?? name;
};
