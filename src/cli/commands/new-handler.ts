import { newHandler } from '../../app/new-handler.ts';
import { exitCodes } from '../../core/errors.ts';
import { changeLines } from '../change-lines.ts';
import type { Command } from '../command.ts';

export const command: Command<{ readonly name: string }> = {
  usage: 'new handler <name>',
  summary: 'add a handler for an event, which runs at once',
  positionals: { name: { type: 'string', describe: 'the event that it handles' } },
  formats: ['text'],
  examples: [['evtool new handler order-placed', 'write handlers/order-placed.ts']],
  run: async ({ args, context, terminal }) => {
    const changes = await newHandler(await context(), args.name);
    const next = `Next: evtool replay fixtures/${args.name} --handler ${args.name}`;
    await terminal.out(`${changeLines(changes)}\n${next}\n`);
    return exitCodes.done;
  },
};
