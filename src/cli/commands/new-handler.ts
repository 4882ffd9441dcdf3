import { join } from 'node:path';
import type { AppContext } from '../../app/context.ts';
import { launchFile, newHandler } from '../../app/new-handler.ts';
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
    const opened = await context();
    const { changes, launch } = await newHandler(opened, args.name);
    const advice = launch === null ? '' : launchAdvice(launch);
    const next = await nextLine(opened, args.name);
    await terminal.out(`${changeLines(changes)}${advice}\n${next}\n`);
    return exitCodes.done;
  },
};

/** The good fixture where there is one: its folder has bad ones too. Else what is on the topic. */
const nextLine = async ({ files, workspace }: AppContext, event: string): Promise<string> => {
  const file = `fixtures/${event}/valid.json`;
  const isThere = await files.exists(join(workspace?.root ?? '', file));
  return `Next: evtool replay ${isThere ? `${file} ` : ''}--handler ${event}`;
};

/** What is the user's own is not touched. */
const launchAdvice = (launch: object): string =>
  `\n${launchFile} stays as it is. To debug the handler in VS Code, add to its configurations:\n` +
  `${JSON.stringify(launch, null, 2)}\n`;
