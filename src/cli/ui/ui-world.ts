import type { UiOptions } from '../../tui/ui-options.ts';
import type { CommandRun } from '../command.ts';

type UiArgs = { readonly ascii: boolean; readonly screenReader: boolean };

/** What the UI is given of the world: this process, its terminal and the workspace's files. */
export const uiWorld = async (run: CommandRun<UiArgs>): Promise<UiOptions> => {
  const { args, terminal, env, signal } = run;
  const context = await run.context();
  return {
    context: () => context,
    renew: async () => {},
    onSave: () => {},
    stdin: terminal.streams.stdin as NodeJS.ReadStream,
    stdout: terminal.streams.stdout as NodeJS.WriteStream,
    start: { screen: 'topics' },
    rebound: new Map(),
    hasColor: terminal.color.stdout,
    isAscii: args.ascii || env.TERM === 'linux',
    isLinear: args.screenReader || env.INK_SCREEN_READER === 'true',
    now: context.now,
    copyWithTool: () => {},
    openEditor: async () => {},
    editText: async () => null,
    stopProcess: async () => {},
    signal,
  };
};
