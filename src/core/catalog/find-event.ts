import type { Issue } from '../issue.ts';
import type { EventDefinition } from './catalog.ts';
import { type BoundSelector, bindSelector, type SeenMessage } from './selectors.ts';

/** Which event a message is, and how that was told; without an event maybe an issue that says why. */
export type EventChoice =
  | { readonly event: EventDefinition; readonly detail: string }
  | { readonly event: null; readonly detail: string; readonly issue: Issue | null };

export type FindEvent = (message: SeenMessage) => EventChoice;

type Candidate = { readonly event: EventDefinition; readonly selector: BoundSelector; readonly choice: EventChoice };

/** Which of some events a message is. The event without `when` takes what no other took. */
export const eventFinder = (events: readonly EventDefinition[]): FindEvent => {
  const candidates = events.flatMap((event) => candidateOf(event));
  const [rest] = events.filter(({ when }) => when === null);
  const detail = events.length === 1 ? 'the only event of its topic' : 'as no other fits';
  const otherwise = rest && { event: rest, detail: `${rest.name}, ${detail}` };
  if (otherwise && candidates.length === 0) return () => otherwise;
  return (message) => {
    const found = candidates.filter(({ selector }) => selector.matches(message));
    if (found.length > 1) return ambiguous(found);
    return found[0]?.choice ?? otherwise ?? onlyOne(candidates, message) ?? unknown(candidates, message);
  };
};

const candidateOf = (event: EventDefinition): readonly Candidate[] => {
  if (event.when === null) return [];
  const selector = bindSelector(event.when);
  return [{ event, selector, choice: { event, detail: `${event.name}, ${selector.by}` } }];
};

const ambiguous = (found: readonly Candidate[]): EventChoice => {
  const names = found.map(({ event, selector }) => `"${event.name}" (${selector.wanted})`);
  const message = `fits ${found.length} events: ${names.join(' and ')}`;
  return { event: null, detail: message, issue: issue('error', 'ambiguous-event', message) };
};

/** A payload that cannot be looked into may still be the one event that its topic has. */
const onlyOne = (candidates: readonly Candidate[], message: SeenMessage): EventChoice | undefined => {
  const [only, ...others] = candidates;
  if (!only || others.length > 0 || !only.selector.cannotTell(message)) return undefined;
  return { event: only.event, detail: `${only.event.name}, the only event of its topic` };
};

/** A tombstone has nothing that a selector of values could see, which is no mistake. */
const unknown = (candidates: readonly Candidate[], message: SeenMessage): EventChoice => {
  const seen = [...new Set(candidates.map(({ selector }) => selector.seen(message)))].join(', ');
  const known = candidates.map(({ event, selector }) => `${event.name} (${selector.wanted})`).join(', ');
  const text = `unknown event: ${seen}; known here: ${known}`;
  const isSilent = message.decoded.encoding === null && candidates.some(({ selector }) => selector.cannotTell(message));
  return { event: null, detail: text, issue: isSilent ? null : issue('warning', 'unknown-event', text) };
};

const issue = (level: 'error' | 'warning', keyword: string, message: string): Issue => ({
  level,
  step: 'event',
  path: '',
  keyword,
  message,
});
