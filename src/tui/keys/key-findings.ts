import { pointerStep } from '../../core/json-pointer.ts';
import { nearest } from '../../core/nearest.ts';
import type { Finding, Workspace } from '../../core/workspace.ts';
import type { ScreenDefinition } from '../screens/screen.ts';
import { bindingTable } from './bound.ts';
import { globalBindings } from './global-bindings.ts';
import { keyClashes } from './key-clashes.ts';
import { keyFault } from './key-fault.ts';

/** What cannot be of the keys in `evtool.yml`: actions and keys that there are not, and keys that have two actions. */
export const keyFindings = (
  { keys, config }: Pick<Workspace, 'keys' | 'config'>,
  screens: readonly ScreenDefinition[],
): readonly Finding[] => {
  const actions = actionNames(screens);
  const finding = (action: string, message: string, hint?: string): Finding => {
    const place = config.locate(`/keys${pointerStep(action)}`, 'key');
    return { level: 'error', rule: 'keys', message, file: config.file, ...place, ...(hint && { hint }) };
  };
  const wrong = [...keys].flatMap(([action, bound]) => [
    ...(actions.has(action) ? [] : [finding(action, `no action is named "${action}"`, meantAction(action, actions))]),
    ...bound.flatMap((key) => keyFault(key) ?? []).map((fault) => finding(action, fault)),
  ]);
  return [...wrong, ...clashes(keys, screens).map(({ action, message }) => finding(action, message))];
};

type Clash = { readonly action: string; readonly message: string };

/** One for each pair of actions, though they may meet on several screens. */
const clashes = (keys: Workspace['keys'], screens: readonly ScreenDefinition[]): readonly Clash[] => {
  const found = screens.flatMap((screen) =>
    keyClashes(bindingTable(screen, globalBindings, keys).bindings).map(({ key, ids }) => {
      const names = ids.flatMap((id) => [`${screen.name}.${id}`, id]);
      const action = names.find((name) => keys.has(name)) ?? '';
      return { action, text: `"${key}" would be the key of two actions: ${ids.join(' and ')}`, title: screen.title };
    }),
  );
  const byText = Map.groupBy(found, ({ action, text }) => `${action} ${text}`);
  return [...byText.values()].flatMap((group) => {
    const [first] = group;
    const titles = group.map(({ title }) => title).join(', ');
    return first === undefined ? [] : [{ action: first.action, message: `${first.text} (${titles})` }];
  });
};

/** `SCREEN.ID` for one screen, `ID` for wherever there is that action. */
const actionNames = (screens: readonly ScreenDefinition[]): ReadonlySet<string> =>
  new Set([
    ...globalBindings.map(({ id }) => id),
    ...screens.flatMap(({ name, bindings }) => bindings.flatMap(({ id }) => [id, `${name}.${id}`])),
  ]);

const meantAction = (action: string, actions: ReadonlySet<string>): string => {
  const near = nearest(action, actions);
  return near === undefined ? 'On each screen ? shows the names of its actions.' : `Did you mean "${near}"?`;
};
