import { fileWord, handlersLine, type LineTarget, replayLine } from '../../../app/cli-line.ts';
import type { Frame } from '../../frame/frame.ts';
import type { Ui } from '../../ui.ts';
import { openLineTarget } from '../line-target.ts';
import type { Screen, ScreenDefinition } from '../screen.ts';
import { sidePanes } from '../side-panes.ts';
import { handlerActions } from './handler-actions.ts';
import { handlerBindings } from './handler-bindings.ts';
import { type HandlersModel, openHandlersModel } from './handlers-model.ts';
import { currentHandler, currentJob, runningHandler } from './handlers-state.ts';
import { HandlersView, handlersAreas, handlersRoom } from './handlers-view.tsx';

export const handlersScreen: ScreenDefinition = {
  name: 'handlers',
  title: 'Handlers',
  bindings: handlerBindings,
  open: (ui) => openHandlers(ui),
};

const openHandlers = (ui: Ui): Screen => {
  const model = openHandlersModel(ui);
  const { state, happen } = model;
  const lineTarget = openLineTarget(ui);
  const looked = (frame: Frame) => ({ state: state(), frame, context: ui.context() });
  return {
    resize: (frame) => handlersRoom(looked(frame)).forEach(happen),
    view: (frame) => <HandlersView {...looked(frame)} />,
    areas: (frame) => handlersAreas(looked(frame)),
    actions: () => handlerActions(ui, model),
    ...sidePanes(['handlers', 'runs'], {
      focused: () => state().focused,
      focus: (pane) => happen({ type: 'focused', pane }),
    }),
    enter: (route) => {
      lineTarget.ask();
      if (route.screen === 'handlers' && route.handler !== undefined) {
        const { handler } = route;
        if (!state().shown.some(({ name }) => name === handler)) happen({ type: 'filtered', filter: '' });
        happen({ type: 'chosen', handler });
      }
      model.show();
    },
    leave: model.hide,
    back: () => back(model),
    commandLine: () => commandLine(ui, model, lineTarget.target()),
    isRunning: () => runningHandler(state()) !== undefined,
    renew: model.renew,
    close: model.close,
  };
};

/** Stops what runs first. */
const back = ({ state, happen, stop }: HandlersModel): boolean => {
  const { focused, filter } = state();
  if (runningHandler(state()) !== undefined) stop();
  else if (focused === 'detail') happen({ type: 'focused', pane: 'list' });
  else if (filter !== '') happen({ type: 'filtered', filter: '' });
  else return false;
  return true;
};

const commandLine = (ui: Ui, { state }: HandlersModel, target: LineTarget | null): string | null => {
  const handler = currentHandler(state());
  const job = currentJob(state());
  if (handler === undefined || job === undefined || state().focused === 'list') return handlersLine(ui.context());
  if (target === null) return null;
  const sources = job.kind === 'fixtures' ? job.rows.map(({ name }) => fileWord(ui.context(), name)) : [];
  return replayLine({ sources, handler: handler.name, keepGoing: true }, target);
};
