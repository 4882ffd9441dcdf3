import { setTimeout as sleep } from 'node:timers/promises';
import type { AppContext } from '../app/context.ts';
import type { OpenedContext } from '../app/open-context.ts';
import type { ExitCode } from '../core/errors.ts';
import type { Command, CommonOptions, ContextOptions, Program, Terminal } from './command.ts';
import type { CommandEntry } from './commands/index.ts';
import type { CliInput } from './run-cli.ts';
import { type Settings, settingsOf } from './settings.ts';
import { openTerminal } from './terminal.ts';

/** How long a run that was stopped may take to close its connections, in ms: Ctrl-C ends within 200. */
const closeLimitMs = 100;

type CommandLine = {
  readonly entry: CommandEntry;
  /** All words but the command's name. */
  readonly words: readonly string[];
  readonly program: Program;
};

/** Parses the command's words, runs it, and closes what it opened. */
export const runCommand = async ({ entry, words, program }: CommandLine, input: CliInput): Promise<ExitCode> => {
  const { cwd, env, streams, stop, interrupts } = input;
  const [{ command }, { parseArguments }] = await Promise.all([entry.load(), import('./parse-arguments.ts')]);
  const args = withOutput(parseArguments(command, words), command.formats);
  const settings = settingsOf(args, env);
  const terminal = openTerminal({ streams, env, stop, wantsColor: args.color !== false, isQuiet: args.quiet });
  const { context, reopen, renew, close } = contextOnUse({ command, args, settings, terminal, input });
  try {
    const { signal } = stop;
    const means = { terminal, cwd, env, program, interrupts, signal };
    return await command.run({ args, settings, context, reopen, renew, ...means });
  } finally {
    await (stop.signal.aborted ? Promise.race([close(), sleep(closeLimitMs, undefined, { ref: false })]) : close());
  }
};

type CommandArguments = CommonOptions & Readonly<Record<string, unknown>>;

/** yargs has checked the types of the common flags that stand in `CommonOptions`. */
const withOutput = (args: Record<string, unknown>, [preset]: readonly string[]): CommandArguments =>
  ({ ...args, output: args.output ?? preset }) as CommandArguments;

type ContextNeeds = {
  readonly command: Pick<Command, 'workspace'>;
  readonly args: CommandArguments;
  readonly settings: Settings;
  readonly terminal: Terminal;
  readonly input: CliInput;
};

const contextOnUse = ({ command, args, settings, terminal, input }: ContextNeeds) => {
  let opened: Promise<OpenedContext> | undefined;
  let notice = (text: string): void => terminal.err(`${text}\n`);
  const open = (): Promise<OpenedContext> =>
    input.openContext({
      cwd: input.cwd,
      env: input.env,
      accept: command.workspace ?? 'sound',
      workspace: settings.workspace.value,
      context: settings.context.value,
      brokers: settings.brokers.value,
      timeoutMs: settings.timeout.value,
      showSecrets: args.showSecrets,
      notice: (text) => notice(text),
      signal: input.stop.signal,
    });
  const context = async (options: ContextOptions = {}): Promise<AppContext> => {
    notice = options.notice ?? notice;
    opened ??= open();
    return (await opened).context;
  };
  /** What failed to open has been thrown already, and holds nothing. */
  const close = async (): Promise<void> => {
    const held = await opened?.catch(() => undefined);
    await held?.close();
  };
  const reopen = async (): Promise<AppContext> => {
    await close();
    opened = undefined;
    return context();
  };
  const renew = async (): Promise<AppContext> => {
    opened ??= open();
    return (await opened).renew();
  };
  return { context, reopen, renew, close };
};
