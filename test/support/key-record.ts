import type { Binding } from '../../src/tui/keys/binding.ts';

/** Which keys of a table were pressed, and what came of it. */
export type KeyRecord = {
  /** Fails for a key that the table has not. */
  readonly check: (id: string, key: string) => void;
  readonly did: (id: string, key: string) => void;
  readonly refused: (id: string, key: string) => void;
  /** In words. */
  readonly missing: () => readonly string[];
};

/** `refusing` are the actions that cannot be done here: their keys must have said why. */
export const keyRecord = (bindings: readonly Binding[], refusing: readonly string[]): KeyRecord => {
  const done = new Set<string>();
  const refused = new Set<string>();
  const nameOf = (id: string, key: string): string => `${key} of ${id}`;
  return {
    check: (id, key) => {
      const isThere = bindings.some((one) => one.id === id && one.keys.includes(key));
      if (!isThere) throw new Error(`the table has no ${nameOf(id, key)}`);
    },
    did: (id, key) => void done.add(nameOf(id, key)),
    refused: (id, key) => void refused.add(nameOf(id, key)),
    missing: () => [
      ...bindings.flatMap(({ id, keys }) =>
        keys.map((key) => nameOf(id, key)).filter((name) => !(refusing.includes(id) ? refused : done).has(name)),
      ),
      ...(refused.size === 0 ? ['a key that says why not'] : []),
    ],
  };
};
