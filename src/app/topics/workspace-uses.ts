import type { Workspace } from '../../core/workspace.ts';

export type TopicUses = { readonly events: readonly string[]; readonly handlers: readonly string[] };

export const noUses: TopicUses = { events: [], handlers: [] };

/** The events of the workspace that are on each topic, and the handlers that take from it. */
export const usesByTopic = (workspace: Workspace | null): ReadonlyMap<string, TopicUses> => {
  const { catalog, handlers } = workspace ?? { catalog: { events: [] }, handlers: [] };
  const uses = new Map<string, { readonly events: string[]; readonly handlers: string[] }>();
  const usesOf = (topic: string) => {
    const own = uses.get(topic) ?? { events: [], handlers: [] };
    uses.set(topic, own);
    return own;
  };
  for (const { name, topic } of catalog.events) usesOf(topic).events.push(name);
  for (const { name, topics } of handlers) for (const topic of new Set(topics)) usesOf(topic).handlers.push(name);
  return uses;
};
