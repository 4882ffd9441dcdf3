import type { AppContext } from '../context.ts';
import type { SourcedDraft } from '../fixture/drafter.ts';

/** Says once for each topic that an event goes to another topic than its own, or that a topic has no known event. */
export const mismatchNotices = ({ workspace, notice }: AppContext): ((draft: SourcedDraft) => void) => {
  const said = new Set<string>();
  const say = (text: string): void => {
    if (!said.has(text)) notice(text);
    said.add(text);
  };
  const hasEvents = (workspace?.catalog.events.length ?? 0) > 0;
  return ({ event, topic }) => {
    if (event === null && hasEvents)
      say(`Warning: no known event on topic "${topic}": its messages are sent unchecked.`);
    if (event !== null && event.topic !== topic) {
      say(`Warning: event "${event.name}" belongs to topic "${event.topic}", and is sent to "${topic}".`);
    }
  };
};
