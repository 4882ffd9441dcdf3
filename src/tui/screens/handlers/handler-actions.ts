import { join } from 'node:path';
import type { HandlerSummary } from '../../../app/handlers.ts';
import { askWords } from '../../ask/ask-words.ts';
import type { Action, Actions } from '../../keys/binding.ts';
import { moveActions } from '../../keys/list-bindings.ts';
import type { Ui } from '../../ui.ts';
import { acceptRow } from './accept-row.ts';
import { chooseDebug, fixturePath } from './choose-debug.ts';
import type { HandlersModel } from './handlers-model.ts';
import { currentHandler, currentRun, runningHandler } from './handlers-state.ts';
import type { Place } from './place.ts';
import type { RunRow } from './run-row.ts';

/** What the keys do with the handler under the cursor, or with one of its runs. */
export const handlerActions = (ui: Ui, { state, happen, start }: HandlersModel): Actions => {
  const handler = currentHandler(state());
  const run = currentRun(state());
  const running = runningHandler(state());
  const onHandler = (act: (handler: HandlerSummary) => void | Promise<void>): Action =>
    handler === undefined ? 'There is no handler under the cursor.' : () => act(handler);
  const whileIdle = (action: Action): Action => (running === undefined ? action : `${running} runs. Esc stops it.`);
  return {
    ...moveActions((how) => happen({ type: 'moved', how })),
    'debug-handler': onHandler((one) => debug(ui, one, run)),
    'run-fixtures': whileIdle(onHandler(({ name }) => start('fixtures', name))),
    replay: whileIdle(onHandler(({ name }) => start('replay', name))),
    'accept-run': acceptRow(ui, run),
    edit: onHandler(({ module }) => edit(ui, run?.place ?? { file: module, line: 1 })),
    runs: onHandler(() => happen({ type: 'focused', pane: 'detail' })),
    list: () => happen({ type: 'focused', pane: 'list' }),
    filter: () => {
      happen({ type: 'focused', pane: 'list' });
      return askWords(ui, state().filter, (filter) => happen({ type: 'filtered', filter }));
    },
  };
};

/** With the message of the run under the cursor, else with what the user chooses. */
const debug = async (ui: Ui, handler: HandlerSummary, run: RunRow | undefined): Promise<void> => {
  const target = run === undefined ? await chooseDebug(ui, handler) : targetOf(ui, handler, run);
  if (target !== null) ui.go({ screen: 'debug', target });
};

const targetOf = (ui: Ui, { name: handler }: HandlerSummary, { name, isFixture, outcome }: RunRow) => ({
  handler,
  sources: [isFixture ? fixturePath(ui, name) : name],
  handleInvalid: outcome === 'invalid',
});

const edit = (ui: Ui, { file, line }: Place): Promise<void> =>
  ui.openEditor({ file: join(ui.context().workspace?.root ?? '', file), line });
