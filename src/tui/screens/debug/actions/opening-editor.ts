import type { Action } from '../../../keys/binding.ts';
import type { Ui } from '../../../ui.ts';
import type { DebugModel } from '../debug-model.ts';
import { type Spot, spotInSight } from '../debug-picture.ts';
import type { DebugState } from '../debug-state.ts';
import { cursorSpot } from './breakpoint-actions.ts';
import { isAtEntry, toOutcome } from './to-outcome.ts';

/**
 * Opens the line of the cursor. From where the run began, or fails, it goes on first: who mends the handler without a step wants the
 * line that fails, and a whole run to compare the next one with. Null: there is no file.
 */
export const openingEditor = (ui: Ui, model: DebugModel): Action | null => {
  const spot = cursorSpot(model) ?? failedToLoad(model.state()) ?? moduleOf(model);
  if (spot === null) return null;
  return async () => {
    if (model.state().look === null) await model.rest();
    if (isUntouched(model) && !(await toOutcome(ui, model))) return;
    await ui.openEditor(cursorSpot(model) ?? failedToLoad(model.state()) ?? spot);
  };
};

/** Where what keeps the handler from loading is to be mended. */
const failedToLoad = ({ look, failure }: DebugState): Spot | null => look?.stop.place ?? failure?.place ?? null;

const moduleOf = (model: DebugModel): Spot | null => {
  const live = model.live();
  return live && { file: live.session.handler.module, line: 1 };
};

/** Whether it stands where it began, or where it fails, with the cursor there too. */
const isUntouched = (model: DebugModel): boolean =>
  (isAtEntry(model.state()) || isAtThrow(model.state())) &&
  spotInSight(model.state())?.line === cursorSpot(model)?.line;

const isAtThrow = ({ phase, look }: DebugState): boolean =>
  phase === 'standing' && look?.isPast === false && look.frame === 0 && look.stop.reason === 'throw';
