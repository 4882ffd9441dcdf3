import { exitCodes, usageError } from '../../core/errors.ts';
import type { Command } from '../command.ts';
import { loadUi } from '../ui/load-ui.ts';
import { type UiArgs, uiFlags } from '../ui/ui-flags.ts';
import { openUiWorld } from '../ui/ui-world.ts';

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
    await using world = await openUiWorld(run);
    const { openUi } = await loadUi();
    const { interrupted } = await openUi(world.options);
    return interrupted ? exitCodes.interrupted : exitCodes.done;
  },
};
