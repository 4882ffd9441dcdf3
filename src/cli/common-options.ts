import type { Flag } from './command.ts';

/** The flags of every command, in the order of help. `formats` are those of the command, the default first. */
export const commonOptions = (formats: readonly string[]): Readonly<Record<string, Flag>> => ({
  context: { alias: 'C', type: 'string', value: 'NAME', describe: 'which Kafka: a context of evtool.yml' },
  brokers: {
    alias: ['b', 'bootstrap-server'],
    type: 'string',
    value: 'HOST:PORT,…',
    describe: "brokers to use instead of the context's",
  },
  workspace: { alias: 'w', type: 'string', value: 'DIR', describe: 'the folder with evtool.yml' },
  output: { alias: 'O', type: 'string', value: 'FORMAT', choices: formats, describe: formats.join(', ') },
  quiet: { alias: 'q', type: 'boolean', describe: 'results and errors only' },
  verbose: { alias: 'v', type: 'boolean', describe: 'say more' },
  color: { type: 'boolean', default: true, describe: 'plain text (also: NO_COLOR)' },
  'show-secrets': { type: 'boolean', describe: 'print secret headers' },
  timeout: { type: 'string', value: 'MS', describe: 'wait for the cluster or a lock (10000)' },
  debug: { type: 'boolean', describe: "stack traces of evtool's errors" },
  help: { alias: 'h', type: 'boolean', describe: 'help on a command' },
  version: { type: 'boolean', describe: 'the version of evtool' },
});
