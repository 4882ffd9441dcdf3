import type { AppContext } from '../../app/context.ts';
import { type ExitCode, usageError } from '../../core/errors.ts';
import type { CommandRun } from '../command.ts';
import { hasDebugScreen, runDebugScreen } from '../ui/run-debug-screen.ts';
import { inspection } from './inspection.ts';
import { onEverySave } from './on-every-save.ts';
import type { ReplayArgs } from './replay-flags.ts';
import { runReplay } from './run-replay.ts';

/** Runs messages through a handler: without a stop, step by step, or from one line to the next into a trace. */
export const handleMessages = async (run: CommandRun<ReplayArgs>): Promise<ExitCode> => {
  const { args } = run;
  const isStepped = args.step || args.plain || args.break.length > 0 || args.watchExpr.length > 0;
  if (isStepped || args.trace !== undefined) refuseForDebugging(args, isStepped);
  const inspects = inspection(args, run.terminal);
  if (inspects.settings() !== undefined && (isStepped || args.trace !== undefined))
    throw usageError(
      'One debugger at a time: --inspect excludes --step and --trace.',
      'Step at the prompt, or attach an IDE.',
    );
  if (isStepped && hasDebugScreen(run)) return runDebugScreen(run);
  if (isStepped) {
    const { runDebug } = await import('../debug/run-debug.ts');
    return runDebug(run, await run.context());
  }
  const plain = (again: typeof run, context: AppContext) => runReplay(again, context, inspects);
  const once = args.trace === undefined ? plain : (await import('./run-trace.ts')).runTrace;
  if (!args.watch) return once(run, await run.context());
  return onEverySave(run, (context) => once(run, context));
};

const refuseForDebugging = (
  { sources = [], output, send }: CommandRun<ReplayArgs>['args'],
  isStepped: boolean,
): void => {
  if (sources.includes('-'))
    throw isStepped
      ? usageError(
          'Messages (-) and commands cannot both come from stdin.',
          'Name a fixture or a topic to step through.',
        )
      : usageError('A trace takes no messages from stdin (-).', 'Name a fixture or a topic.');
  if (isStepped && output === 'json')
    throw usageError('Steps cannot be printed as -O json: they are no single array.', 'One object a line: -O ndjson');
  if (!isStepped && send)
    throw usageError(
      'A trace sends nothing: --trace and --send exclude each other.',
      'To send at the prompt: --step --send',
    );
};
