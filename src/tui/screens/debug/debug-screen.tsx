import { debugLine, type LineTarget } from '../../../app/cli-line.ts';
import type { Frame } from '../../frame/frame.ts';
import { paneInside } from '../../frame/pane-room.ts';
import { scrolled } from '../../keys/list-bindings.ts';
import type { Ui } from '../../ui.ts';
import { openLineTarget } from '../line-target.ts';
import type { Screen, ScreenDefinition } from '../screen.ts';
import { breakpointActions } from './actions/breakpoint-actions.ts';
import { cursorActions } from './actions/cursor-actions.ts';
import { findingActions } from './actions/finding-actions.ts';
import { goingActions } from './actions/going-actions.ts';
import { type Histories, lookingActions } from './actions/looking-actions.ts';
import { messageActions } from './actions/message-actions.ts';
import { debugBindings } from './debug-bindings.ts';
import { type DebugModel, debugModel } from './debug-model.ts';
import { type DebugPicture, spotInSight } from './debug-picture.ts';
import { DebugView } from './debug-view.tsx';
import { hintsNow } from './hints-now.ts';
import { layoutNow } from './layout-now.ts';
import { paneAreas } from './pane-areas.ts';
import { isPaneName, paneNames } from './pane-name.ts';
import { headRows } from './panes/source-pane.tsx';

export const debugScreen: ScreenDefinition = {
  name: 'debug',
  title: 'Debug',
  bindings: debugBindings,
  open: (ui) => openDebugScreen(ui),
};

const openDebugScreen = (ui: Ui): Screen => {
  const model = debugModel(ui);
  const line = openLineTarget(ui);
  const histories: Histories = { evaluated: [], watched: [], sought: [] };
  return {
    view: (frame) => <DebugView picture={pictureIn(frame, model)} frame={frame} />,
    actions: () => ({
      ...cursorActions(ui, model),
      ...goingActions(ui, model),
      ...breakpointActions(ui, model),
      ...lookingActions(ui, model, histories),
      ...messageActions(ui, model),
      ...findingActions(ui, model, histories),
    }),
    hints: () => hintsNow(model.state()),
    panes: () => paneNames,
    pane: () => model.state().pane,
    areas: (frame) => paneAreas(layoutNow(frame, model.picture())),
    hasPanesBelow: () => true,
    focus: (pane) => {
      if (isPaneName(pane)) model.happen({ type: 'focused', pane });
    },
    enter: (route) => {
      line.ask();
      const target = route.screen === 'debug' ? route.target : undefined;
      if (target !== undefined) ui.run(() => model.start(target));
    },
    leadsTo: (screen) => {
      const { target } = model.state();
      return screen === 'handlers' && target?.handler !== undefined ? { screen, handler: target.handler } : undefined;
    },
    back: () => closed(ui, model),
    commandLine: () => commandLine(model, line.target()),
    isRunning: () => model.state().phase === 'running',
    renew: () => {
      if (model.state().reloadsOnSave) ui.run(model.saved);
    },
    close: model.close,
  };
};

/** Esc first gives up what waits, then forgets what is looked for. */
const closed = (ui: Ui, { state, happen, waiting }: DebugModel): boolean => {
  const { queueFilter, sought } = state();
  if (waiting.giveUp()) ui.say('Given up. The handler goes on to its outcome: space pauses it.');
  else if (queueFilter !== '') happen({ type: 'filtered', filter: '' });
  else if (sought !== '') happen({ type: 'sought', word: '' });
  else return false;
  return true;
};

/** What is drawn, with the cursor of the source in sight whatever the size. */
const pictureIn = (frame: Frame, model: DebugModel): DebugPicture => {
  const picture = model.picture();
  const { state } = picture;
  for (const placed of layoutNow(frame, picture).flat(2)) {
    const inside = paneInside(placed);
    if (placed.pane === 'strip' || placed.pane === 'changed') continue;
    const head = placed.pane === 'source' ? headRows(picture, inside, frame.theme) : 0;
    model.setPage(placed.pane, Math.max(1, inside.rows - head));
  }
  const spot = spotInSight(state);
  const length = (spot && picture.sourceOf(spot.file)?.length) ?? 0;
  const { at, top } = state.cursors.source;
  const source = { at, top: scrolled(top, at, { length, page: model.pageOf('source') }) };
  return { ...picture, state: { ...state, cursors: { ...state.cursors, source } } };
};

const commandLine = (model: DebugModel, line: LineTarget | null): string | null => {
  const { target } = model.state();
  if (target?.handler === undefined || line === null) return null;
  const { handler, sources, last, handleInvalid } = target;
  return debugLine({ handler, sources, last, handleInvalid }, line);
};
