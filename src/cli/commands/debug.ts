import type { Command } from '../command.ts';
import { handleMessages } from '../replay/handle-messages.ts';
import { type ReplayArgs, replayFlags, stepFlags } from '../replay/replay-flags.ts';

/** `replay --step` in fewer words. */
export const command: Command<ReplayArgs> = {
  usage: 'debug <handler> [sources..]',
  summary: 'step through a handler, line by line',
  positionals: {
    handler: { describe: 'which one: see evtool handlers' },
    sources: { array: true, describe: "fixtures, topics, events, T:P@A..B; none: the handler's topics" },
  },
  options: {
    ...replayFlags,
    send: { ...replayFlags.send, describe: 'let send, at the prompt, send what is held' },
    yes: { ...replayFlags.yes, describe: 'send in production without a question' },
    ...stepFlags,
  },
  formats: ['text', 'ndjson'],
  examples: [
    ['evtool debug introspect fixtures/msg-1.json', 'no Kafka'],
    ['evtool debug introspect --tail 1 --break throw', 'the newest'],
  ],
  run: (run) => handleMessages({ ...run, args: { ...run.args, step: true } }),
};
