import type { AppContext } from '../../app/context.ts';
import { EvtoolError, type ExitCode } from '../../core/errors.ts';
import { reportError } from '../report-error.ts';
import { watchFolders } from './watch-folders.ts';
import { type WatchedRun, watchedFolders } from './watched-folders.ts';

/**
 * Runs at once, and again after every save of a handler, a schema, a fixture or `evtool.yml`, with all of them read
 * anew; ends with the run's signal. What the user can mend is reported, and waits for the next save.
 */
export const onEverySave = async (
  run: WatchedRun,
  work: (context: AppContext) => Promise<ExitCode>,
): Promise<never> => {
  let context = await run.context();
  for (let isFirst = true; ; isFirst = false) {
    // Before anything is read, so that no save is missed.
    const watch = watchFolders(watchedFolders(run, context));
    try {
      await reported(run, async () => {
        if (!isFirst) context = await run.reopen();
        await work(context);
      });
      run.terminal.err('Waiting for a save (Ctrl-C ends).\n');
      await watch.changed(run.signal);
    } finally {
      watch.close();
    }
  }
};

const reported = async ({ terminal, args, signal }: WatchedRun, work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof EvtoolError)) throw error;
    terminal.err(reportError(error, { isJson: false, isDebug: args.debug, isColored: terminal.color.stderr }));
  }
};
