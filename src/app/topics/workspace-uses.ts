import type { Workspace } from '../../core/workspace.ts';

export type TopicUses = { readonly events: readonly string[]; readonly handlers: readonly string[] };

/** The events of the workspace that are on a topic, and the handlers that take from it. */
export const usesOf = (workspace: Workspace | null, topic: string): TopicUses => ({
  events: (workspace?.catalog.events ?? []).filter((event) => event.topic === topic).map(({ name }) => name),
  handlers: (workspace?.handlers ?? []).filter(({ topics }) => topics.includes(topic)).map(({ name }) => name),
});
