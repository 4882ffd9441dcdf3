import type { AppContext } from '../../app/context.ts';
import type { DebugSession } from '../../app/debug/debug-session.ts';
import { parseBreakpoint } from '../../core/debug/parse-breakpoint.ts';
import { type ExitCode, exitCodes } from '../../core/errors.ts';
import type { CommandRun } from '../command.ts';
import { confirmWrite } from '../confirm-write.ts';
import { emptyLine } from '../replay/empty-line.ts';
import { exitCodeFor } from '../replay/exit-code-for.ts';
import type { ReplayArgs } from '../replay/replay-flags.ts';
import { summaryLine } from '../replay/summary-line.ts';
import { isReaderGone } from '../stopped.ts';
import { openSession } from './open-session.ts';
import { promptFor } from './prompt-for.ts';

type Run = CommandRun<ReplayArgs>;

/** Steps through a handler at the prompt. */
export const runDebug = async (run: Run, context: AppContext): Promise<ExitCode> => {
  const { args, terminal, signal } = run;
  const started = performance.now();
  if (!(await maySend(run, context))) return exitCodes.done;
  const file = context.workspace?.handlers.find(({ name }) => name === args.handler)?.module ?? null;
  const { session, trace } = await openSession(run, context, {
    breakpoints: args.break.map((spec) => parseBreakpoint(spec, { file })),
    watches: args.watchExpr,
    mode: 'step',
    standsAtFailure: terminal.isInteractive.stdin,
    stays: args.watch,
  });
  try {
    await promptFor(run, { context, session });
    if (isEmpty(session)) terminal.err(emptyLine(session, context));
  } finally {
    await session.close();
    await trace?.close();
    if (!isEmpty(session) && !isReaderGone(signal))
      terminal.err(summaryLine(session.stats, performance.now() - started));
  }
  return exitCodeFor(session.stats, args);
};

/** What the handler produces waits for `send`, which is question enough; but not in production. */
const maySend = async ({ args, terminal }: Run, context: AppContext): Promise<boolean> => {
  if (!args.send || context.target?.production !== true) return true;
  const { label } = await context.broker();
  return confirmWrite(`Let send at the prompt write to ${label} (PRODUCTION)?`, args.yes, terminal);
};

/** Not where it was left before the first message had ended. */
const isEmpty = ({ stats, queue }: DebugSession): boolean => queue().length + stats.others === 0;
