import { usageError } from '../../core/errors.ts';
import type { Command } from '../command.ts';
import { hasScreens } from '../ui/has-screens.ts';
import { runUi } from '../ui/run-ui.ts';
import { type UiArgs, uiFlags } from '../ui/ui-flags.ts';

export const command: Command<UiArgs> = {
  usage: 'ui',
  summary: 'the screens: topics, messages live, a handler step by step',
  options: uiFlags,
  workspace: 'viewable',
  formats: ['text'],
  examples: [
    ['evtool', 'the same'],
    ['evtool -b localhost:9092', 'look at a Kafka without a workspace'],
  ],
  run: async (run) => {
    if (hasScreens(run)) return runUi(run);
    const lack = run.env.TERM === 'dumb' ? 'a terminal that is not dumb, as TERM says' : 'a terminal';
    throw usageError(`The UI needs ${lack}.`, 'Without one: evtool topics, evtool tail TOPIC, evtool --help');
  },
};
