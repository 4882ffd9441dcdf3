import { type HandlerSummary, listHandlers } from '../../app/handlers.ts';
import { exitCodes } from '../../core/errors.ts';
import type { Command } from '../command.ts';
import { listFormats, printList } from '../print-list.ts';

export const command: Command = {
  usage: 'handlers',
  summary: 'the handlers of the workspace: module, events and topics',
  formats: listFormats,
  examples: [['evtool handlers', 'what can be replayed on']],
  run: async (run) => {
    const context = await run.context();
    const items = listHandlers(context);
    if (items.length === 0) context.notice('No handlers yet. Write one: evtool new handler NAME');
    await printList<HandlerSummary>(run, {
      items,
      columns: {
        HANDLER: ({ name }) => name,
        MODULE: ({ module }) => module,
        EVENTS: ({ events }) => events.join(', ') || '-',
        TOPICS: ({ topics }) => topics.join(', ') || '-',
      },
    });
    return exitCodes.done;
  },
};
