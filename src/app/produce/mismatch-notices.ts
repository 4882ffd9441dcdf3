import type { EventDefinition } from '../../core/catalog/catalog.ts';
import type { AppContext } from '../context.ts';
import type { SourcedDraft } from '../fixture/drafter.ts';

/** Says once for each topic that an event goes to another topic than its own, or that a topic has no known event. */
export const mismatchNotices = ({ workspace, notice }: AppContext): ((draft: SourcedDraft) => void) => {
  const said = new Map<string, Set<EventDefinition | null>>();
  const isNew = (topic: string, event: EventDefinition | null): boolean => {
    const events = said.get(topic) ?? new Set();
    said.set(topic, events);
    return events.size < events.add(event).size;
  };
  const hasEvents = (workspace?.catalog.events.length ?? 0) > 0;
  return ({ event, topic }) => {
    if (event?.topic === topic || !isNew(topic, event)) return;
    if (event !== null) {
      notice(`Warning: event "${event.name}" belongs to topic "${event.topic}", and is sent to "${topic}".`);
    } else if (hasEvents) {
      notice(`Warning: no known event on topic "${topic}": its messages are sent unchecked.`);
    }
  };
};
