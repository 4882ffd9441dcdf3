import { type EvtoolError, usageError } from '../../core/errors.ts';
import { pointerStep } from '../../core/json-pointer.ts';
import { nearest } from '../../core/nearest.ts';
import { formatPosition } from '../../core/source-text.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { ScreenDefinition } from '../screens/screen.ts';
import { bindingTable, type Rebound } from './bound.ts';
import { globalBindings } from './global-bindings.ts';
import { keyClashes } from './key-clashes.ts';
import { keyFault } from './key-fault.ts';

/** The keys of `evtool.yml`. Fails for an action or key that there is not, and for a key that then has two actions. */
export const reboundKeys = (workspace: Workspace | null, screens: readonly ScreenDefinition[]): Rebound => {
  if (workspace === null || workspace.keys.size === 0) return new Map();
  const { keys } = workspace;
  const actions = actionNames(screens);
  const fault = (action: string, message: string, hint?: string): EvtoolError => {
    const place = workspace.config.locate(`/keys${pointerStep(action)}`, 'key');
    return usageError(`${formatPosition(workspace.config.file, place)}: ${message}`, hint);
  };
  for (const [action, bound] of keys) {
    if (!actions.has(action)) throw fault(action, `no action is named "${action}".`, meantAction(action, actions));
    const wrong = bound.map(keyFault).find((text) => text !== null);
    if (wrong !== undefined) throw fault(action, wrong);
  }
  for (const screen of screens) {
    const [clash] = keyClashes(bindingTable(screen, globalBindings, keys).bindings);
    if (clash === undefined) continue;
    const names = clash.ids.flatMap((id) => [`${screen.name}.${id}`, id]);
    const culprit = names.find((name) => keys.has(name)) ?? '';
    const [one, other] = clash.ids;
    throw fault(culprit, `"${clash.key}" would be the key of two actions: ${one} and ${other} (${screen.title}).`);
  }
  return keys;
};

/** `SCREEN.ID` for one screen, `ID` for wherever there is that action. */
const actionNames = (screens: readonly ScreenDefinition[]): ReadonlySet<string> =>
  new Set([
    ...globalBindings.map(({ id }) => id),
    ...screens.flatMap(({ name, bindings }) => bindings.flatMap(({ id }) => [id, `${name}.${id}`])),
  ]);

const meantAction = (action: string, actions: ReadonlySet<string>): string => {
  const near = nearest(action, actions);
  return near === undefined ? 'The names of actions: docs/keys.md' : `Did you mean "${near}"?`;
};
