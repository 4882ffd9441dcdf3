import { type IdentityRequest, identityHeader } from '../../app/identity.ts';
import { exitCodes } from '../../core/errors.ts';
import type { Command } from '../command.ts';

export const command: Command<IdentityRequest> = {
  usage: 'identity',
  summary: 'build an X-Rh-Identity header in base64, or show one',
  options: {
    type: {
      type: 'string',
      value: 'TYPE',
      choices: ['Associate', 'User'],
      default: 'Associate',
      describe: 'who it is',
    },
    org: { type: 'string', value: 'ID', default: '222222', describe: 'org_id (222222)' },
    account: { type: 'string', value: 'ID', describe: 'account_number (111111; of a User 11111)' },
    user: { type: 'string', value: 'NAME', default: '', describe: 'username and mailbox of a User' },
  },
  formats: ['text'],
  workspace: 'none',
  examples: [
    ['evtool identity --org 999999', 'an associate'],
    ['evtool identity decode "$(evtool identity --type User --user me)"', 'and back'],
    ['evtool produce fixtures/msg-1.json -H X-Rh-Identity="$(evtool identity)"', 'sent with a message'],
  ],
  run: async ({ args, terminal }) => {
    await terminal.out(`${identityHeader(args)}\n`);
    return exitCodes.done;
  },
};
