import type { AppContext } from '../../app/context.ts';
import type { Replay } from '../../app/replay.ts';

/** Why there was no message, and how to get one. */
export const emptyLine = (
  { topics, handler }: Pick<Replay, 'topics' | 'handler'>,
  { workspace }: Pick<AppContext, 'workspace'>,
): string => {
  if (topics.length === 0) return '0 messages.\n';
  const fixtures = workspace?.catalog.events
    .filter(({ name }) => handler.events.includes(name))
    .flatMap((event) => event.fixtures);
  const good = fixtures?.find(({ expect }) => expect === 'valid')?.files ?? 'FIXTURE';
  const [topic, ...others] = topics;
  const empty = others.length === 0 ? `${topic} is empty` : `${topics.join(', ')} are empty`;
  return `0 messages: ${empty}. Try: evtool produce ${good}\n`;
};
