import type { Binding } from './binding.ts';
import { isOf } from './bound.ts';

export type KeyClash = { readonly key: string; readonly ids: readonly [string, string] };

/** Keys that stand for two actions in the same pane: the second could never be done with it. */
export const keyClashes = (bindings: readonly Binding[]): readonly KeyClash[] => {
  const panes = new Set(['', ...bindings.flatMap((one) => one.panes ?? [])]);
  const clashes = new Map<string, KeyClash>();
  for (const pane of panes) {
    const taken = new Map<string, string>();
    for (const { id, keys } of bindings.filter((one) => isOf(one, pane))) {
      for (const key of keys) {
        const other = taken.get(key);
        if (other === undefined) taken.set(key, id);
        else clashes.set(`${key} ${other} ${id}`, { key, ids: [other, id] });
      }
    }
  }
  return [...clashes.values()];
};
