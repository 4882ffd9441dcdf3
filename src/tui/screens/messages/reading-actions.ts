import { topicOf } from '../../../core/catalog/topic-of.ts';
import { EvtoolError } from '../../../core/errors.ts';
import { parseFrom } from '../../../core/position.ts';
import type { Actions } from '../../keys/binding.ts';
import { chooseAndSend } from '../../produce/choose-and-send.ts';
import { sendRefusal } from '../../produce/send-refusal.ts';
import { askTopic } from './ask-topic.ts';
import { focusPane } from './moving-actions.ts';
import { filterFault, type Query } from './query.ts';
import type { Scope } from './scope.ts';

/** What the user typed before, oldest first. */
export type Histories = { readonly filters: string[]; readonly topics: string[]; readonly positions: string[] };

const noTopic = 'No topic yet: 1 lists them, t reads one by its name.';

/** What decides which messages are read. */
export const readingActions = (scope: Scope, histories: Histories): Actions => {
  const { ui, messages } = scope;
  const query = messages.query();
  const events = ui.context().workspace?.catalog.events ?? [];
  const withTopic = (work: (query: Query) => void | Promise<void>) => (query === null ? noTopic : () => work(query));
  return {
    topic: () => readTopic(scope, histories),
    filter: withTopic((now) => askWords(scope, histories, now)),
    verdict: withTopic((now) => messages.read({ ...now, verdict: nextVerdict[now.verdict] })),
    produce: sendRefusal(ui) ?? withTopic(({ topic }) => chooseAndSend(ui, topicOf(events, topic))),
    seek: withTopic((now) => askPosition(scope, histories, now)),
    'next-match': matchAction(scope, histories, 1),
    'previous-match': matchAction(scope, histories, -1),
  };
};

const nextVerdict = { all: 'invalid', invalid: 'valid', valid: 'all' } as const;

const remember = (history: string[], text: string): void => {
  if (text !== '' && history.at(-1) !== text) history.push(text);
};

const readTopic = async (scope: Scope, { topics }: Histories): Promise<void> => {
  const topic = await askTopic(scope, topics);
  if (topic === null) return;
  remember(topics, topic);
  scope.messages.read({ topic, from: null, filter: '', verdict: 'all' });
};

const askWords = async ({ ui, messages }: Scope, { filters }: Histories, query: Query): Promise<void> => {
  const filter = await ui.prompt({
    label: '/',
    asks: 'a word, or an expression: =value.id > 7',
    initial: query.filter,
    history: filters,
    refuse: filterFault,
  });
  if (filter === null || filter === query.filter) return;
  remember(filters, filter);
  messages.read({ ...query, filter });
};

const askPosition = async (scope: Scope, histories: Histories, query: Query): Promise<void> => {
  const { ui, messages } = scope;
  const choice = await ui.choose('Read from', [
    { key: 'e', label: 'the end: the last messages, then new ones' },
    { key: 'n', label: 'now: new messages only' },
    { key: 's', label: 'the start' },
    { key: 'm', label: '15 minutes ago' },
    { key: 'h', label: 'an hour ago' },
    { key: 'd', label: 'today, 0:00' },
    { key: 'o', label: 'an offset or a time…' },
  ]);
  if (choice === null) return;
  const from = choice === 'o' ? await typedPosition(scope, histories) : (places[choice] ?? null);
  if (choice === 'o' && from === null) return;
  messages.read({ ...query, from });
};

const places: Readonly<Record<string, string>> = { n: 'end', s: 'start', m: '-15m', h: '-1h', d: 'today' };

const typedPosition = async ({ ui, zone }: Scope, { positions }: Histories): Promise<string | null> => {
  const text = await ui.prompt({
    label: 'From',
    asks: '120, -10, 10:20, @08:00, @2026-11-24T08:00, -15m, 0=120',
    history: positions,
    refuse: (given) => positionFault(given, { now: ui.now(), zone }),
  });
  if (text !== null) remember(positions, text);
  return text;
};

const positionFault = (text: string, clock: { readonly now: number; readonly zone: string }): string | null => {
  if (text === '') return 'From where? Esc closes.';
  try {
    parseFrom([text], clock);
    return null;
  } catch (error) {
    if (!(error instanceof EvtoolError)) throw error;
    return [error.message, error.hint].filter(Boolean).join(' ');
  }
};

const matchAction = (scope: Scope, { filters }: Histories, direction: 1 | -1) => {
  const { ui, messages, page } = scope;
  const filter = filters.at(-1);
  const reading = messages.reading();
  if (reading === null) return noTopic;
  if (filter === undefined) return 'No filter yet: / sets one.';
  return () => {
    const current = messages.current();
    if (current === null) return;
    const found = messages.nextMatch(current.id, direction, filter);
    if (found === undefined) ui.say(`No ${direction === 1 ? 'later' : 'earlier'} message here matches ${filter}.`);
    else {
      messages.goTo(found, page().list);
      focusPane(scope, messages.state().pane);
    }
  };
};
