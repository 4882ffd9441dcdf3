import type { AppContext } from '../../app/context.ts';
import type { ReplayResult } from '../../core/replay/replay-result.ts';
import { painter } from '../colors.ts';
import type { CommandRun } from '../command.ts';
import { replayJson } from '../formats/replay-ndjson.ts';
import { replayText } from '../formats/replay-text.ts';
import { textReader } from './text-reader.ts';

export type ReplayPrinter = {
  readonly result: (result: ReplayResult) => Promise<void>;
  readonly end: () => Promise<void>;
};

type Run = Pick<CommandRun<unknown>, 'args' | 'terminal'>;

/** Prints results in the format asked for. */
export const replayPrinter = (run: Run, context: AppContext): ReplayPrinter => {
  if (run.args.output === 'json') return jsonPrinter(run);
  return run.args.output === 'ndjson' ? linePrinter(run) : textPrinter(run, context);
};

const textPrinter = ({ terminal }: Run, { workspace }: AppContext): ReplayPrinter => {
  const view = { paint: painter(terminal.color.stdout), readText: textReader(workspace?.root ?? '.') };
  let separator = '';
  return {
    result: async (result) => {
      await terminal.out(`${separator}${replayText(result, view)}`);
      separator = '\n';
    },
    end: async () => {},
  };
};

const linePrinter = ({ terminal }: Run): ReplayPrinter => ({
  result: async (result) => {
    await terminal.out(`${replayJson(result, { isTerminal: terminal.isInteractive.stdout })}\n`);
    terminal.err(differenceNotice(result));
  },
  end: async () => {},
});

const jsonPrinter = ({ terminal }: Run): ReplayPrinter => {
  let before = '[\n';
  return {
    result: async (result) => {
      await terminal.out(`${before}${replayJson(result, { isTerminal: terminal.isInteractive.stdout })}`);
      before = ',\n';
      terminal.err(differenceNotice(result));
    },
    end: () => terminal.out(before === '[\n' ? '[]\n' : '\n]\n'),
  };
};

/** The summary object has no place for it. */
const differenceNotice = ({ fixture, differences = [] }: ReplayResult): string =>
  differences
    .map(({ path, expected, actual }) => {
      const [wanted, got] = [expected, actual].map((value) => JSON.stringify(value) ?? 'nothing');
      return `${fixture ?? ''}: ${path} should be ${wanted}, is ${got}\n`;
    })
    .join('');
