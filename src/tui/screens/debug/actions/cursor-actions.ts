import type { Action, Actions } from '../../../keys/binding.ts';
import { type Move, moveActions, moved } from '../../../keys/list-bindings.ts';
import { reduceTree, type TreeAction } from '../../../tree/reduce-tree.ts';
import { cursorRow, visibleRows } from '../../../tree/tree-state.ts';
import type { Ui } from '../../../ui.ts';
import type { DebugModel } from '../debug-model.ts';
import { spotInSight } from '../debug-picture.ts';
import { readModule } from '../module-scope.ts';
import { paneContent } from '../pane-content.ts';
import { localsTree } from '../panes/locals-rows.ts';
import { wholeOf } from '../panes/whole-of.ts';
import { readScopes } from './looking-actions.ts';

/** How the cursor moves in each pane, and what Enter shows. */
export const cursorActions = (ui: Ui, model: DebugModel): Actions => {
  const turn = (action: TreeAction): void => turnTree(ui, model, action);
  return {
    ...moveActions((how) => move(ui, model, how)),
    unfold: () => turn({ type: 'unfolded' }),
    fold: () => turn({ type: 'folded' }),
    open: opening(ui, model),
  };
};

const move = (ui: Ui, model: DebugModel, how: Move): void => {
  const { pane, cursors } = model.state();
  if (pane === 'locals') moveInTree(model, how);
  else model.move(pane, how, { length: lengthOf(ui, model) });
  if (pane === 'stack') chooseFrame(ui, model, cursors.stack.at);
};

const lengthOf = (ui: Ui, model: DebugModel): number => {
  const state = model.state();
  if (state.pane !== 'source') {
    const room = { theme: ui.theme, columns: 80, rows: model.pageOf(state.pane) };
    return paneContent(state.pane, model.picture(), room).count;
  }
  const spot = spotInSight(state);
  return spot === null ? 0 : (model.sources.of(spot.file)?.length ?? 0);
};

const chooseFrame = (ui: Ui, model: DebugModel, before: number): void => {
  const { cursors } = model.state();
  const session = model.live()?.session;
  if (session === undefined || cursors.stack.at === before) return;
  ui.run(() => readScopes(model, session, cursors.stack.at));
};

const moveInTree = (model: DebugModel, how: Move): void => {
  const { look, tree } = model.state();
  const rows = visibleRows(localsTree(look), tree);
  const at = moved(cursorRow(rows, tree), how, { length: rows.length, page: model.pageOf('locals') });
  model.happen({ type: 'turned-tree', tree: { ...tree, cursor: rows[at]?.node.path ?? '' } });
  model.move('locals', at, { length: rows.length });
};

const turnTree = (ui: Ui, model: DebugModel, action: TreeAction): void => {
  const { look, tree } = model.state();
  const all = localsTree(look);
  const next = reduceTree(all, tree, action);
  const rows = visibleRows(all, next);
  model.happen({ type: 'turned-tree', tree: next });
  model.move('locals', cursorRow(rows, next), { length: rows.length });
  const session = model.live()?.session;
  if (session !== undefined)
    ui.run(async () => {
      await readModule(model, session);
      ui.draw('now');
    });
};

const opening = (ui: Ui, model: DebugModel): Action => {
  if (model.state().pane === 'locals') return () => turnTree(ui, model, { type: 'toggled' });
  const whole = wholeOf(model.picture());
  return whole === null ? 'There is nothing more to show here.' : () => ui.show(whole.title, whole.lines());
};
