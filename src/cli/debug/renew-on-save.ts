import type { AppContext } from '../../app/context.ts';
import type { DebugSession } from '../../app/debug/debug-session.ts';
import { EvtoolError } from '../../core/errors.ts';
import { watchFolders } from '../replay/watch-folders.ts';
import { type WatchedRun, watchedFolders } from '../replay/watched-folders.ts';
import { reportError } from '../report-error.ts';

type Renewing = {
  readonly session: DebugSession;
  readonly context: AppContext;
  /** Where a fault goes that the user can mend: the next save tries again. */
  readonly say: (text: string) => void;
  readonly signal: AbortSignal;
};

/** Begins the message at hand again after every save, until `signal`. Breakpoints stay. */
export const renewOnSave = async (run: WatchedRun, { session, say, signal, ...rest }: Renewing): Promise<void> => {
  let { context } = rest;
  let watch = watchFolders(watchedFolders(run, context));
  try {
    for (;;) {
      await watch.changed(signal);
      // Before anything is read, so that no save is missed.
      watch.close();
      watch = watchFolders(watchedFolders(run, context));
      context = (await renewed(run, { session, say, signal })) ?? context;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    watch.close();
  }
};

const renewed = async (
  run: WatchedRun,
  { session, say, signal }: Omit<Renewing, 'context'>,
): Promise<AppContext | null> => {
  try {
    const context = await run.reopen();
    await session.renew(context, { signal });
    return context;
  } catch (error) {
    if (signal.aborted || !(error instanceof EvtoolError)) throw error;
    say(reportError(error, { isJson: false, isDebug: run.args.debug, isColored: run.terminal.color.stderr }));
    return null;
  }
};
