import { handlerNamed } from '../../app/replay/handler-named.ts';
import { requireWorkspace } from '../../app/require-workspace.ts';
import { sourcesOf } from '../../app/sources.ts';
import { parseBreakpoint } from '../../core/debug/parse-breakpoint.ts';
import type { ExitCode } from '../../core/errors.ts';
import type { CommandRun } from '../command.ts';
import type { ReplayArgs } from '../replay/replay-flags.ts';
import { requestOf } from '../replay/request-of.ts';
import { hasScreens } from './has-screens.ts';
import { runUi } from './run-ui.ts';

/** Whether a person can step on the debug screen; else it is the prompt. */
export const hasDebugScreen = (run: CommandRun<ReplayArgs>): boolean =>
  !run.args.plain && run.args.trace === undefined && run.args.output !== 'ndjson' && hasScreens(run);

/** Opens the UI where the handler stands at its first message. Wrong use is told before the screen is taken. */
export const runDebugScreen = async (run: CommandRun<ReplayArgs>): Promise<ExitCode> => {
  const { args } = run;
  const { handler, sources, handleInvalid, last, stdin: _, ...settings } = requestOf(run);
  const context = await run.context();
  const { module } = handlerNamed(requireWorkspace(context), handler);
  await sourcesOf(context, sources);
  const breakpoints = args.break.map((spec) => parseBreakpoint(spec, { file: module }));
  const target = {
    handler,
    sources,
    handleInvalid,
    last,
    settings: { ...settings, breakpoints, watches: args.watchExpr },
  };
  const uiArgs = { ascii: false, screenReader: false, mouse: false, tour: false };
  return runUi({ ...run, args: { ...args, ...uiArgs } }, { screen: 'debug', target });
};
