import { type BindingTable, bindingTable, type Rebound } from '../keys/bound.ts';
import { globalBindings } from '../keys/global-bindings.ts';
import type { ScreenName } from '../route.ts';
import type { Screen, ScreenDefinition } from '../screens/screen.ts';
import type { Ui } from '../ui.ts';
import type { ShellWorld } from './shell-world.ts';

/** The screens, each opened when it is first asked for. */
export type Screens = {
  readonly definition: (name: ScreenName) => ScreenDefinition;
  readonly table: (name: ScreenName) => BindingTable;
  readonly get: (name: ScreenName) => Screen;
  readonly opened: () => readonly Screen[];
  readonly close: () => Promise<void>;
};

export const openScreens = ({ screens, keys }: Pick<ShellWorld, 'screens' | 'keys'>, ui: Ui): Screens => {
  const opened = new Map<ScreenName, Screen>();
  const tables = new Map<ScreenName, { readonly rebound: Rebound; readonly table: BindingTable }>();
  const definition = (name: ScreenName): ScreenDefinition => {
    const found = screens.find((one) => one.name === name);
    if (found === undefined) throw new Error(`no screen ${name}`);
    return found;
  };
  return {
    definition,
    table: (name) => {
      const { rebound } = keys();
      const known = tables.get(name);
      if (known?.rebound === rebound) return known.table;
      const table = bindingTable(definition(name), globalBindings, rebound);
      tables.set(name, { rebound, table });
      return table;
    },
    get: (name) => {
      const known = opened.get(name);
      if (known) return known;
      const screen = definition(name).open(ui);
      opened.set(name, screen);
      return screen;
    },
    opened: () => [...opened.values()],
    close: async () => {
      // One that cannot be closed must not keep the others open.
      const closed = await Promise.allSettled([...opened.values()].map(async (screen) => screen.close()));
      const failed = closed.find(({ status }) => status === 'rejected');
      if (failed?.status === 'rejected') throw failed.reason;
    },
  };
};
