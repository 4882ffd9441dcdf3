import type { OpenContext } from '../app/open-context.ts';
import { type ExitCode, exitCodes } from '../core/errors.ts';
import type { Program } from './command.ts';
import { commands, ui } from './commands/index.ts';
import { commonOptions } from './common-options.ts';
import { findCommand } from './find-command.ts';
import { helpFor } from './help-for.ts';
import type { Interrupts } from './interrupts.ts';
import { exitCodeOf, reportError } from './report-error.ts';
import { runCommand } from './run-command.ts';
import { Stopped } from './stopped.ts';
import { openTerminal, type Streams } from './terminal.ts';
import { unknownCommand } from './unknown-command.ts';
import { version } from './version.ts';

export type CliInput = {
  /** The command line without node and the script. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly streams: Streams;
  /** Ends the run; its reason is a `Stopped`. */
  readonly stop: AbortController;
  readonly interrupts: Interrupts;
  readonly openContext: OpenContext;
};

/** Runs one command line to its exit code. Whatever is thrown is reported here and nowhere else. */
export const runCli = async (input: CliInput): Promise<ExitCode> => {
  const { signal } = input.stop;
  try {
    const code = await dispatch(input);
    return stoppedCode(signal) ?? code;
  } catch (thrown) {
    const error = signal.aborted && !(signal.reason instanceof Stopped) ? signal.reason : thrown;
    const stopped = stoppedCode(signal);
    if (stopped !== null) return stopped;
    input.streams.stderr.write(reportError(error, reportStyle(input)));
    return exitCodeOf(error);
  }
};

/** Whatever a run that was stopped says or throws on its way out. */
const stoppedCode = ({ aborted, reason }: AbortSignal): ExitCode | null =>
  aborted && reason instanceof Stopped ? reason.exitCode : null;

/** Looks at the words alone: the error may be that they cannot be parsed. */
const reportStyle = ({ argv, env, streams }: CliInput) => ({
  isJson: /(?:^| )(?:-O[ =]?|--output[ =])(?:nd)?json(?: |$)/.test(argv.join(' ')),
  isDebug: argv.includes('--debug'),
  isColored: streams.stderr.isTTY === true && !env.NO_COLOR && !argv.includes('--no-color'),
});

const dispatch = async (input: CliInput): Promise<ExitCode> => {
  const { argv } = input;
  const { entry, word, rest } = findCommand(argv, commands, commonOptions([]));
  const flags = argv.slice(0, argv.includes('--') ? argv.indexOf('--') : undefined);
  if (word === 'help' || flags.includes('--help') || flags.includes('-h')) {
    return print(input, await helpFor(word === 'help' ? rest : argv));
  }
  if (flags.includes('--version')) return print(input, `${version}\n`);
  const program: Program = { commands, run: (line) => runCli({ ...input, ...line }) };
  if (word === undefined) return runCommand({ entry: ui, words: rest, program }, input);
  if (entry === null) throw unknownCommand(word, commands);
  return runCommand({ entry, words: rest, program }, input);
};

const print = async ({ streams, env, stop }: CliInput, text: string): Promise<ExitCode> => {
  await openTerminal({ streams, env, stop, wantsColor: false, isQuiet: false }).out(text);
  return exitCodes.done;
};
