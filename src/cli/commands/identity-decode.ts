import { decodeIdentity } from '../../app/identity.ts';
import { exitCodes } from '../../core/errors.ts';
import type { Command } from '../command.ts';

export const command: Command<{ readonly text: string }> = {
  usage: 'identity decode <text>',
  summary: 'show what an X-Rh-Identity header says',
  positionals: { text: { describe: 'its base64, or the whole header line' } },
  formats: ['json', 'ndjson'],
  workspace: 'none',
  examples: [['evtool identity decode "$HEADER" | jq .identity.type', 'who it is']],
  run: async ({ args, terminal }) => {
    const indent = args.output === 'json' ? 2 : undefined;
    await terminal.out(`${JSON.stringify(decodeIdentity(args.text), null, indent)}\n`);
    return exitCodes.done;
  },
};
