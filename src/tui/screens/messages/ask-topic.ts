import { listTopicNames } from '../../../app/topics/list-topic-names.ts';
import { nearest } from '../../../core/nearest.ts';
import type { Scope } from './scope.ts';

type Names = {
  readonly topics: readonly string[];
  readonly internal: readonly string[];
  /** Those whose topics are there, without those that are named like a topic: that is meant then. */
  readonly events: readonly string[];
};

const none: Names = { topics: [], internal: [], events: [] };

/** The name of a topic or of an event; null when the user left. */
export const askTopic = async ({ ui }: Pick<Scope, 'ui'>, history: readonly string[]): Promise<string | null> => {
  let names: Names | null = null;
  ui.run(async () => {
    const { topics } = await listTopicNames(ui.context(), { signal: ui.signal });
    const all = new Set(topics.map(({ name }) => name));
    names = {
      topics: topics.filter(({ internal }) => !internal).map(({ name }) => name),
      internal: topics.flatMap(({ internal, name, realName = name }) => (internal ? [name] : [realName])),
      events: [...new Set(topics.flatMap(({ events }) => events))].filter((event) => !all.has(event)),
    };
    ui.draw('soon');
  });
  const known = (): Names => names ?? none;
  return await ui.prompt({
    label: 'Topic or event:',
    history,
    complete: (text) => matching(text, known()),
    describe: (name) => (known().topics.includes(name) ? '' : 'event'),
    refuse: (text) => (names === null && text !== '' ? null : topicFault(text, known())),
  });
};

/** Names with the text in them, those that begin with it first. */
const matching = (text: string, { topics, events }: Names): readonly string[] => {
  const wanted = text.toLowerCase();
  const found = [...topics, ...events].filter((name) => name.toLowerCase().includes(wanted));
  const isFirst = (name: string): boolean => name.toLowerCase().startsWith(wanted);
  return [...found.filter(isFirst), ...found.filter((name) => !isFirst(name))];
};

/** Why a name cannot be read, and what may be meant; null when it can. */
const topicFault = (text: string, names: Names): string | null => {
  if (text === '') return 'Which topic? Esc closes.';
  const { topics, internal, events } = names;
  if ([...topics, ...internal, ...events].includes(text)) return null;
  const [first, ...others] = matching(text, names);
  const near = nearest(text, [...topics, ...events]);
  const fault = `No topic or event "${text}".`;
  if (first !== undefined)
    return `${fault} ${others.length === 0 ? `Tab takes ${first}.` : `${others.length + 1} have that in their names.`}`;
  return near === undefined ? `${fault} Esc and 1 list the topics.` : `${fault} Did you mean "${near}"?`;
};
