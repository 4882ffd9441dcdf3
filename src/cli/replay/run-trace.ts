import type { AppContext } from '../../app/context.ts';
import type { DebugSession } from '../../app/debug/debug-session.ts';
import type { ExitCode } from '../../core/errors.ts';
import type { CommandRun } from '../command.ts';
import { openSession } from '../debug/open-session.ts';
import { isReaderGone } from '../stopped.ts';
import { emptyLine } from './empty-line.ts';
import { exitCodeFor } from './exit-code-for.ts';
import type { ReplayArgs } from './replay-flags.ts';
import { type ReplayPrinter, replayPrinter } from './replay-printer.ts';
import { summaryLine } from './summary-line.ts';

/** Goes through every line of the handler without stopping, into the file of `--trace`; prints what `replay` prints. */
export const runTrace = async (run: CommandRun<ReplayArgs>, context: AppContext): Promise<ExitCode> => {
  const { args, terminal, signal } = run;
  const started = performance.now();
  const wanted = { breakpoints: [], watches: [], mode: 'trace', standsAtFailure: false, stays: false } as const;
  const { session, trace } = await openSession(run, context, wanted);
  const { stats } = session;
  const isEmpty = (): boolean => session.queue().length + stats.others === 0;
  try {
    await printAll(session, replayPrinter(run, context));
    if (isEmpty()) terminal.err(emptyLine(session, context));
  } finally {
    await session.close();
    await trace?.close();
    if (!isEmpty() && !isReaderGone(signal)) terminal.err(summaryLine(stats, performance.now() - started));
  }
  return exitCodeFor(stats, args);
};

const printAll = async ({ happenings }: DebugSession, printer: ReplayPrinter): Promise<void> => {
  try {
    for await (const happening of happenings) if (happening.type === 'result') await printer.result(happening.result);
  } finally {
    await printer.end();
  }
};
