import { usageError } from '../../core/errors.ts';
import type { Command } from '../command.ts';
import { runUi } from '../ui/run-ui.ts';
import { type UiArgs, uiFlags } from '../ui/ui-flags.ts';

export const command: Command<UiArgs> = {
  usage: 'ui',
  summary: 'the screens: topics, messages live, a handler step by step',
  options: uiFlags,
  formats: ['text'],
  examples: [
    ['evtool', 'the same'],
    ['evtool -b localhost:9092', 'look at a Kafka without a workspace'],
  ],
  run: async (run) => {
    const { isInteractive } = run.terminal;
    if (!isInteractive.stdin || !isInteractive.stdout)
      throw usageError('The UI needs a terminal.', 'Without one: evtool topics, evtool tail TOPIC, evtool --help');
    return runUi(run);
  },
};
