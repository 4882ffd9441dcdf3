import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { usageError } from '../core/errors.ts';

/** In order of preference. */
const names = ['evtool.yml', 'evtool.yaml', 'evtool.json'];

/** `unused`: other configuration files beside the one that counts. */
export type FoundConfig = { readonly root: string; readonly name: string; readonly unused: readonly string[] };

/** The configuration in `dir`, or the nearest at or above `cwd`, as far as the git root, `home` or the root; else null. */
export const findConfig = (dir: string | undefined, cwd: string, home: string): FoundConfig | null => {
  if (dir === undefined) return nearest(resolve(cwd), home);
  const found = configIn(resolve(cwd, dir));
  if (found) return found;
  throw usageError(`No evtool.yml in ${dir}.`, `Start one there: cd ${dir} && evtool init`);
};

const nearest = (folder: string, home: string): FoundConfig | null => {
  const found = configIn(folder);
  if (found) return found;
  const parent = dirname(folder);
  const isTop = parent === folder || folder === home || existsSync(join(folder, '.git'));
  return isTop ? null : nearest(parent, home);
};

const configIn = (root: string): FoundConfig | null => {
  const [name, ...unused] = names.filter((candidate) => existsSync(join(root, candidate)));
  return name === undefined ? null : { root, name, unused };
};
