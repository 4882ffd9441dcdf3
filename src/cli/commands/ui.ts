import { exitCodes, usageError } from '../../core/errors.ts';
import type { Command } from '../command.ts';
import { uiWorld } from '../ui/ui-world.ts';

type UiArgs = { readonly ascii: boolean; readonly screenReader: boolean };

export const command: Command<UiArgs> = {
  usage: 'ui',
  summary: 'the screens: topics, messages live, a handler step by step',
  options: {
    ascii: { type: 'boolean', describe: 'no signs beyond ASCII' },
    'screen-reader': { type: 'boolean', describe: 'a plain linear view (also: INK_SCREEN_READER)' },
  },
  formats: ['text'],
  examples: [['evtool', 'the same']],
  run: async (run) => {
    const { isInteractive } = run.terminal;
    if (!isInteractive.stdin || !isInteractive.stdout)
      throw usageError('The UI needs a terminal.', 'Without one: evtool topics, evtool tail TOPIC, evtool --help');
    const options = await uiWorld(run);
    const { openUi } = await import('../../tui/open-ui.tsx');
    const { interrupted } = await openUi(options);
    return interrupted ? exitCodes.interrupted : exitCodes.done;
  },
};
