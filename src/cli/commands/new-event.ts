import { newEvent } from '../../app/new-event.ts';
import { exitCodes } from '../../core/errors.ts';
import { changeLines } from '../change-lines.ts';
import type { Command } from '../command.ts';

export const command: Command<{ readonly name: string }> = {
  usage: 'new event <name>',
  summary: 'add an event: schema, fixtures, entry in evtool.yml',
  positionals: { name: { type: 'string', describe: 'what the event is called; its topic too, until you change it' } },
  formats: ['text'],
  examples: [['evtool new event order-placed', 'add it, then: evtool check']],
  run: async ({ args, context, terminal }) => {
    const { event, changes, checklist } = await newEvent(await context(), args.name);
    const todo = checklist.map((item) => `  [ ] ${item}\n`).join('');
    const next = `Next: evtool check, evtool produce fixtures/${event.name}/valid.json, evtool new handler ${event.name}`;
    await terminal.out(`${changeLines(changes)}\nOutside of this workspace:\n${todo}\n${next}\n`);
    return exitCodes.done;
  },
};
