import { useContext } from '../../app/config/use-context.ts';
import { exitCodes } from '../../core/errors.ts';
import type { Command } from '../command.ts';

export const command: Command<{ readonly name: string }> = {
  usage: 'config use <name>',
  summary: 'change the default context in evtool.yml',
  positionals: { name: { describe: 'a context of evtool.yml' } },
  formats: ['text', 'ndjson'],
  workspace: 'any',
  examples: [['evtool config use dev', 'from now on, without -C']],
  run: async ({ args, context, terminal }) => {
    const used = await useContext(await context(), args.name);
    const { file, before, now } = used;
    await terminal.out(
      args.output === 'text' ? `${file}: context ${now} (was ${before}).\n` : `${JSON.stringify(used)}\n`,
    );
    return exitCodes.done;
  },
};
