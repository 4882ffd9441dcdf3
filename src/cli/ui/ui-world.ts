import type { AppContext } from '../../app/context.ts';
import { EvtoolError } from '../../core/errors.ts';
import type { MouseTurn, UiOptions } from '../../tui/ui-options.ts';
import type { CommandRun } from '../command.ts';
import { copyWithTool } from './copy-with-tool.ts';
import { endInBackground } from './end-in-background.ts';
import { hush } from './hush.ts';
import { isAsciiTerminal } from './is-ascii-terminal.ts';
import { openNotices } from './notices.ts';
import { stopProcess } from './stop-process.ts';
import { terminalInput } from './terminal-input.ts';
import { tour } from './tour.ts';
import type { UiArgs } from './ui-flags.ts';
import { userEditor } from './user-editor.ts';
import { watchWorkspace } from './watch-workspace.ts';

export type UiWorld = AsyncDisposable & { readonly options: UiOptions };

/** What the UI is given of the world: this process, its terminal and the workspace's files. */
export const openUiWorld = async (run: CommandRun<UiArgs>): Promise<UiWorld> => {
  const { args, terminal, env, cwd, signal } = run;
  const notices = openNotices();
  const ownScreens = { hasSchemaScreen: true } as const;
  let context: AppContext = { ...(await run.context({ notice: notices.notice })), ...ownScreens };
  let renewals = 0;
  const over = new AbortController();
  // A terminal's streams, as whoever opens the UI has made sure.
  const stdin = terminal.streams.stdin as NodeJS.ReadStream;
  const stdout = terminal.streams.stdout as NodeJS.WriteStream;
  const { stderr } = terminal.streams;
  process.once('exit', endInBackground);
  const unhush = stderr.isTTY ? hush(stderr, notices.notice) : () => {};
  let turned = (_turn: MouseTurn): void => {};
  const options: UiOptions = {
    context: () => context,
    renew: async () => {
      renewals += 1;
      const own = renewals;
      const renewed = { ...(await run.renew()), ...ownScreens };
      // What was read for a later save is newer.
      if (own === renewals) context = renewed;
    },
    onSave: (saved) => {
      watchWorkspace({ context: () => context, signal: AbortSignal.any([signal, over.signal]) }, saved).catch(
        (error: unknown) => notices.notice(`Saves are not seen any more: ${messageOf(error)}`),
      );
    },
    onNotice: notices.shownBy,
    onMouse: (listener) => {
      turned = listener;
    },
    onEnd: (restore) => {
      const stopWaiting = (): void => {
        process.off('uncaughtException', giveBack).off('exit', giveBack);
      };
      const giveBack = (): void => {
        stopWaiting();
        restore();
        unhush();
      };
      // Before it is reported, which ends the process.
      process.prependListener('uncaughtException', giveBack).once('exit', giveBack);
      return stopWaiting;
    },
    stdin: terminalInput({ stdin, stdout, hasMouse: args.mouse, onMouse: (turn) => turned(turn) }),
    stdout,
    start: { screen: 'topics' },
    hasColor: terminal.color.stdout,
    isAscii: args.ascii || isAsciiTerminal(env),
    isLinear: args.screenReader || env.INK_SCREEN_READER === 'true',
    now: context.now,
    copyWithTool: (text) => {
      copyWithTool(text, env).catch((error: unknown) => notices.notice(messageOf(error)));
    },
    ...userEditor({ env, root: () => context.workspace?.root ?? cwd, signal }),
    stopProcess: () => stopProcess(signal),
    tour: args.tour ? tour : [],
    signal,
  };
  return {
    options,
    [Symbol.asyncDispose]: async () => {
      over.abort();
      unhush();
      for (const text of notices.unseen()) terminal.err(`${text}\n`);
    },
  };
};

const messageOf = (error: unknown): string => {
  if (error instanceof EvtoolError && error.hint !== undefined) return `${error.message} ${error.hint}`;
  return error instanceof Error ? error.message : String(error);
};
