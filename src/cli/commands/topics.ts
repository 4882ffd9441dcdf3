import { age } from '../../app/tail/age.ts';
import { type ListedTopic, listTopics } from '../../app/topics/list-topics.ts';
import { exitCodes } from '../../core/errors.ts';
import type { Command } from '../command.ts';
import { listFormats, printList } from '../print-list.ts';

export const command: Command<{ readonly pattern?: string }> = {
  usage: 'topics [pattern]',
  summary: 'topics: messages, age of the newest, events and handlers',
  positionals: { pattern: { describe: "part of a name, a glob ('platform.*'), or an event" } },
  formats: listFormats,
  examples: [
    ['evtool topics', 'all but internal ones; -v shows those too'],
    ["evtool topics 'platform.*' -O ndjson", 'for scripts'],
  ],
  run: async (run) => {
    const { args, signal } = run;
    const context = await run.context();
    const items = await listTopics(context, { pattern: args.pattern, withInternal: args.verbose }, { signal });
    if (items.length === 0) context.notice(await nothing(args.pattern, (await context.broker()).label));
    const hasRealNames = items.some(({ realName }) => realName !== undefined);
    await printList<ListedTopic>(run, {
      items,
      columns: {
        TOPIC: ({ name }) => name,
        ...(hasRealNames ? { 'REAL NAME': ({ realName }: ListedTopic) => realName ?? '-' } : {}),
        PARTITIONS: ({ partitions }) => String(partitions),
        MESSAGES: ({ messages, isExact }) => `${isExact ? '' : '~'}${messages}`,
        NEWEST: ({ newest }) => (newest === null ? '-' : age(context.now() - newest)),
        EVENTS: ({ events }) => events.join(', ') || '-',
        HANDLERS: ({ handlers }) => handlers.join(', ') || '-',
      },
      numbers: ['PARTITIONS', 'MESSAGES', 'NEWEST'],
      record: ({ isExact, newest, ...topic }) => recordOf(topic, newest),
    });
    return exitCodes.done;
  },
};

/** Keys in the order of the contract. */
const recordOf = ({ events, handlers, ...topic }: Omit<ListedTopic, 'isExact' | 'newest'>, newest: number | null) => ({
  ...topic,
  newest: newest === null ? null : new Date(newest).toISOString(),
  events,
  handlers,
});

const nothing = async (pattern: string | undefined, label: string): Promise<string> =>
  pattern === undefined ? `No topics on ${label}.` : `No topic on ${label} matches "${pattern}". All: evtool topics`;
