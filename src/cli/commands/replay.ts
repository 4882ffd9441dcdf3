import type { Command } from '../command.ts';
import { handleMessages } from '../replay/handle-messages.ts';
import { inspectFlags } from '../replay/inspection.ts';
import { type ReplayArgs, replayFlags, stepFlag, stepFlags } from '../replay/replay-flags.ts';

export const command: Command<ReplayArgs> = {
  usage: 'replay [sources..]',
  summary: 'run messages through a handler, in process',
  positionals: {
    sources: { array: true, describe: "fixtures, topics, events, T:P@A..B, -; none: the handler's topics" },
  },
  options: {
    handler: { type: 'string', value: 'NAME', demandOption: true, describe: 'which one: see evtool handlers' },
    ...replayFlags,
    ...inspectFlags,
    ...stepFlag,
    ...stepFlags,
  },
  formats: ['text', 'ndjson', 'json'],
  examples: [
    ['evtool replay fixtures/msg-1.json --handler introspect', 'no Kafka'],
    ['evtool replay --handler introspect --tail 1 --step', 'the newest'],
    ['evtool replay orders:2@120..140 --handler orders --keep-going', 'a stretch'],
  ],
  run: handleMessages,
};
