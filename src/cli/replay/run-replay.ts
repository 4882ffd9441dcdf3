import type { AppContext } from '../../app/context.ts';
import { openReplay, type Replay } from '../../app/replay.ts';
import { type ExitCode, exitCodes } from '../../core/errors.ts';
import type { CommandRun } from '../command.ts';
import { confirmWrite } from '../confirm-write.ts';
import { isReaderGone } from '../stopped.ts';
import { emptyLine } from './empty-line.ts';
import { exitCodeFor } from './exit-code-for.ts';
import type { Inspection } from './inspection.ts';
import type { ReplayArgs } from './replay-flags.ts';
import { type ReplayPrinter, replayPrinter } from './replay-printer.ts';
import { requestOf } from './request-of.ts';
import { summaryLine } from './summary-line.ts';

/** Runs messages through a handler without a stop, and prints what became of each. */
export const runReplay = async (
  run: CommandRun<ReplayArgs>,
  context: AppContext,
  inspects: Inspection,
): Promise<ExitCode> => {
  const { args, terminal, signal } = run;
  const started = performance.now();
  const replay = await openReplay(
    context,
    { ...requestOf(run), inspect: inspects.settings(), onInspector: inspects.tell },
    { signal },
  );
  if (!(await maySend(run, context, replay))) return exitCodes.done;
  try {
    await printAll(replay, replayPrinter(run, context));
    if (isEmpty(replay)) terminal.err(emptyLine(replay, context));
  } finally {
    if (!isEmpty(replay) && !isReaderGone(signal)) terminal.err(summaryLine(replay.stats, performance.now() - started));
  }
  return exitCodeFor(replay.stats, args);
};

/** One message is sent as asked; of several, or in production, the user is asked first. */
const maySend = async (
  { args, terminal }: CommandRun<ReplayArgs>,
  context: AppContext,
  { handler, total }: Replay,
): Promise<boolean> => {
  if (!args.send) return true;
  const production = context.target?.production === true;
  const isMany = terminal.isInteractive.stdin && (total === null || total > 1);
  if (!production && !isMany) return true;
  const { label } = await context.broker();
  const where = production ? `${label} (PRODUCTION)` : label;
  const many = total === null ? 'each message' : `up to ${total} messages`;
  return confirmWrite(`Send what ${handler.name} produces for ${many} to ${where}?`, args.yes, terminal);
};

const printAll = async ({ results }: Replay, printer: ReplayPrinter): Promise<void> => {
  try {
    for await (const result of results) await printer.result(result);
  } finally {
    await printer.end();
  }
};

const isEmpty = ({ stats }: Replay): boolean => stats.messages + stats.others === 0;
