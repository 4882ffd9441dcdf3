import { type EventSummary, listEvents } from '../../app/events.ts';
import type { Command } from '../command.ts';
import { listFormats, printList } from '../print-list.ts';

export const command: Command = {
  usage: 'events',
  summary: 'the events of the workspace: topic, selector, schema and handlers',
  formats: listFormats,
  examples: [
    ['evtool events', 'what this workspace knows'],
    ['evtool events -O ndjson | jq .topic', 'for scripts'],
  ],
  run: async (run) => {
    const context = await run.context();
    const items = listEvents(context);
    if (items.length === 0) context.notice('No events yet. Add one: evtool new event NAME');
    const sharesTopic = ({ topic }: EventSummary): boolean => items.filter((item) => item.topic === topic).length > 1;
    await printList(run, {
      items,
      columns: {
        EVENT: ({ name }) => name,
        TOPIC: ({ topic }) => topic,
        WHEN: (item) => (item.when === null && !sharesTopic(item) ? 'all of its topic' : selectorText(item.when)),
        SCHEMA: ({ schema }) => schema ?? '-',
        HANDLERS: ({ handlers }) => handlers.join(', ') || '-',
      },
    });
    return 0;
  },
};

const selectorText = (when: EventSummary['when']): string => {
  if (when === null) return 'any other';
  if ('cloudEvent' in when) return `CloudEvent ${listed(when.cloudEvent)}`;
  return `${'header' in when ? `header ${when.header}` : when.pointer} is ${listed(when.is)}`;
};

const listed = (value: unknown): string => [value].flat().map(String).join(' or ');
