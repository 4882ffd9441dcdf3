import type { Binding } from './binding.ts';

/** Keys that the user gave to actions in `evtool.yml`: by `SCREEN.ID`, or by `ID` on every screen that has it. */
export type Rebound = ReadonlyMap<string, readonly string[]>;

export type BindingTable = {
  /** The screen's own, then those of every screen, with the user's keys. */
  readonly bindings: readonly Binding[];
  /** What a key does in a pane; null for nothing. */
  readonly find: (key: string, pane: string) => Binding | null;
};

export const bindingTable = (
  screen: { readonly name: string; readonly bindings: readonly Binding[] },
  globals: readonly Binding[],
  rebound: Rebound,
): BindingTable => {
  const own = screen.bindings.map((one) =>
    withKeys(one, rebound.get(`${screen.name}.${one.id}`) ?? rebound.get(one.id)),
  );
  const bindings = [...own, ...globals.map((one) => withKeys(one, rebound.get(one.id)))];
  return {
    bindings,
    find: (key, pane) => bindings.find((one) => one.keys.includes(key) && isOf(one, pane)) ?? null,
  };
};

const withKeys = (binding: Binding, keys: readonly string[] | undefined): Binding =>
  keys === undefined ? binding : { ...binding, keys };

export const isOf = ({ panes }: Binding, pane: string): boolean => panes === undefined || panes.includes(pane);
