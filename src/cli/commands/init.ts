import { initWorkspace } from '../../app/init.ts';
import { exitCodes } from '../../core/errors.ts';
import { changeLines } from '../change-lines.ts';
import type { Command } from '../command.ts';

export const command: Command = {
  usage: 'init',
  summary: 'start a workspace here',
  formats: ['text'],
  workspace: 'none',
  examples: [['evtool init', 'write an evtool.yml with the embedded broker']],
  run: async ({ context, terminal }) => {
    const changes = await initWorkspace(await context());
    await terminal.out(`${changeLines(changes)}\nNext: evtool new event order-placed\n`);
    return exitCodes.done;
  },
};
