import { listHandlers } from '../../../app/handlers.ts';
import type { Ui } from '../../ui.ts';
import { emptyHandlers, type HandlersEvent, type HandlersState, handlersAfter } from './handlers-state.ts';
import type { JobKind } from './job.ts';
import { openJobs } from './run-jobs.ts';
import { tryModules } from './try-modules.ts';

export type HandlersModel = {
  readonly state: () => HandlersState;
  readonly happen: (event: HandlersEvent) => void;
  /** Runs a handler's fixtures, now and after each save; or replays its topics. */
  readonly start: (kind: JobKind, handler: string) => void;
  readonly stop: () => void;
  readonly show: () => void;
  readonly hide: () => void;
  /** The workspace is another. */
  readonly renew: () => void;
  readonly close: () => Promise<void>;
};

/** The handlers of the workspace with what became of their runs. Nothing runs by itself while nobody looks. */
export const openHandlersModel = (ui: Ui): HandlersModel => {
  let state = emptyHandlers;
  let isShown = false;
  /** Modules are to be tried, and the fixtures of `watched` run. */
  let isStale = true;
  let watched: string | null = null;
  const happen = (event: HandlersEvent): void => {
    state = handlersAfter(state, event);
  };
  const jobs = openJobs(ui, happen);
  const modules = tryModules(ui, happen);
  const list = (): void => {
    const context = ui.context();
    happen({ type: 'listed', handlers: context.workspace === null ? [] : listHandlers(context) });
  };
  const runWhereSeen = (): void => {
    if (!isShown || !isStale) return;
    isStale = false;
    modules.start();
    if (watched !== null && state.handlers.some(({ name }) => name === watched)) jobs.start('fixtures', watched);
  };
  list();
  return {
    state: () => state,
    happen,
    start: (kind, handler) => {
      watched = kind === 'fixtures' ? handler : null;
      jobs.start(kind, handler);
      happen({ type: 'focused', pane: 'detail' });
    },
    stop: jobs.stop,
    show: () => {
      isShown = true;
      runWhereSeen();
    },
    hide: () => {
      isShown = false;
    },
    renew: () => {
      list();
      isStale = true;
      runWhereSeen();
    },
    close: async () => {
      modules.stop();
      await jobs.close();
    },
  };
};
