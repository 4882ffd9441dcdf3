import { join } from 'node:path';
import { fileWord, handlersLine, replayLine } from '../../../app/cli-line.ts';
import { listHandlers } from '../../../app/handlers.ts';
import { askWords } from '../../ask/ask-words.ts';
import { paneSizes, roomOf, twoAreas } from '../../components/two-panes.tsx';
import type { Frame } from '../../frame/frame.ts';
import type { Action, Actions } from '../../keys/binding.ts';
import { moveActions } from '../../keys/list-bindings.ts';
import type { Ui } from '../../ui.ts';
import { openLineTarget } from '../line-target.ts';
import type { Screen, ScreenDefinition } from '../screen.ts';
import { workspaceLines } from '../workspace-lines.ts';
import { acceptRow } from './accept-row.ts';
import { chooseDebug, fixturePath } from './choose-debug.ts';
import { handlerBindings } from './handler-bindings.ts';
import {
  currentHandler,
  currentJob,
  currentRun,
  emptyHandlers,
  type HandlersEvent,
  handlersAfter,
  runningHandler,
} from './handlers-state.ts';
import { HandlersView, handlersPage, listShare, runsPage } from './handlers-view.tsx';
import type { JobKind } from './job.ts';
import type { Place } from './place.ts';
import { openJobs } from './run-jobs.ts';
import { tryModules } from './try-modules.ts';

export const handlersScreen: ScreenDefinition = {
  name: 'handlers',
  title: 'Handlers',
  bindings: handlerBindings,
  open: (ui) => openHandlers(ui),
};

const openHandlers = (ui: Ui): Screen => {
  let state = emptyHandlers;
  let isShown = false;
  /** Its fixtures are run again when the workspace was saved. */
  let watched: string | null = null;
  let isStale = false;
  /** Modules are tried when they are looked at, and again after a save. */
  let isUntried = true;
  const lineTarget = openLineTarget(ui);
  const happen = (event: HandlersEvent): void => {
    state = handlersAfter(state, event);
  };
  const jobs = openJobs(ui, happen);
  const list = (): void => {
    const context = ui.context();
    happen({ type: 'listed', handlers: context.workspace === null ? [] : listHandlers(context) });
  };
  list();
  const loading = tryModules(ui, happen);

  const start = (kind: JobKind, handler: string): void => {
    watched = kind === 'fixtures' ? handler : null;
    jobs.start(kind, handler);
    happen({ type: 'focused', pane: 'detail' });
  };
  const again = (): void => {
    isStale = false;
    if (watched !== null && state.handlers.some(({ name }) => name === watched)) jobs.start('fixtures', watched);
  };
  const onHandler = (act: (handler: string) => void | Promise<void>): Action => {
    const handler = currentHandler(state);
    return handler === undefined ? 'There is no handler under the cursor.' : () => act(handler.name);
  };
  const whileIdle = (action: Action): Action => {
    const running = runningHandler(state);
    return running === undefined ? action : `${running} runs. Esc stops it.`;
  };
  const debug = async (): Promise<void> => {
    const handler = currentHandler(state);
    const run = currentRun(state);
    if (handler === undefined) return;
    const target =
      run === undefined
        ? await chooseDebug(ui, handler)
        : {
            handler: handler.name,
            sources: [run.isFixture ? fixturePath(ui, run.name) : run.name],
            handleInvalid: run.outcome === 'invalid',
          };
    if (target !== null) ui.go({ screen: 'debug', target });
  };
  const edit = (): Promise<void> => {
    const place: Place = currentRun(state)?.place ?? { file: currentHandler(state)?.module ?? '', line: 1 };
    const root = ui.context().workspace?.root ?? '';
    return ui.openEditor({ file: join(root, place.file), line: place.line });
  };
  const filtered = (filter: string): void => happen({ type: 'filtered', filter });
  const filter = (): Promise<void> => {
    happen({ type: 'focused', pane: 'list' });
    return askWords(ui, state.filter, filtered);
  };
  const actions = (): Actions => ({
    ...moveActions((how) => happen({ type: 'moved', how })),
    'debug-handler': onHandler(debug),
    'run-fixtures': whileIdle(onHandler((handler) => start('fixtures', handler))),
    replay: whileIdle(onHandler((handler) => start('replay', handler))),
    'accept-run': acceptRow(ui, currentRun(state)),
    edit: onHandler(edit),
    runs: onHandler(() => happen({ type: 'focused', pane: 'detail' })),
    list: () => happen({ type: 'focused', pane: 'list' }),
    filter,
  });

  const page = (frame: Frame): void => {
    const { list: outer, detail } = paneSizes(frame, state.focused, listShare);
    const room = roomOf(outer);
    happen({ type: 'paged', side: 'list', page: handlersPage(ui.context(), frame.theme, room) });
    happen({ type: 'paged', side: 'detail', page: runsPage(state, frame, roomOf(detail)) });
  };
  return {
    view: (frame) => {
      page(frame);
      return <HandlersView state={state} frame={frame} context={ui.context()} />;
    },
    actions,
    panes: () => ['handlers', 'runs'],
    pane: () => (state.focused === 'list' ? 'handlers' : 'runs'),
    focus: (pane) => happen({ type: 'focused', pane: pane === 'handlers' ? 'list' : 'detail' }),
    areas: (frame) => {
      const sizes = paneSizes(frame, state.focused, listShare);
      const { at, top, page: rows } = state.cursors.list;
      const above = workspaceLines(ui.context(), frame.theme, roomOf(sizes.list).columns).length + 1;
      const list = { pane: 'handlers', above, count: Math.min(rows, state.shown.length - top), cursor: at - top };
      const detail = { pane: 'runs', above: 0, count: roomOf(sizes.detail).rows, cursor: null };
      return twoAreas(sizes, { list, detail });
    },
    enter: (route) => {
      isShown = true;
      if (isUntried) loading.start();
      isUntried = false;
      lineTarget.ask();
      if (route.screen === 'handlers' && route.handler !== undefined) {
        filtered('');
        happen({ type: 'chosen', handler: route.handler });
      }
      if (isStale) again();
    },
    leave: () => {
      isShown = false;
    },
    back: () => {
      if (runningHandler(state) !== undefined) jobs.stop();
      else if (state.focused === 'detail') happen({ type: 'focused', pane: 'list' });
      else if (state.filter !== '') filtered('');
      else return false;
      return true;
    },
    commandLine: () => {
      const handler = currentHandler(state);
      const job = currentJob(state);
      const target = lineTarget.target();
      if (handler === undefined || job === undefined || state.focused === 'list') return handlersLine(ui.context());
      if (target === null) return null;
      const sources = job.kind === 'fixtures' ? job.rows.map(({ name }) => fileWord(ui.context(), name)) : [];
      return replayLine({ sources, handler: handler.name, keepGoing: true }, target);
    },
    isRunning: () => runningHandler(state) !== undefined,
    renew: () => {
      list();
      isUntried = !isShown;
      if (isShown) loading.start();
      if (isShown) again();
      else isStale = true;
    },
    close: async () => {
      loading.stop();
      await jobs.close();
    },
  };
};
