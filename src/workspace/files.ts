import { stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Files } from '../core/workspace.ts';
import { expandName } from './expand-name.ts';
import { readText } from './read-text.ts';
import { parseSource, readSource } from './source-text.ts';
import { createFile, replaceFile } from './write-file.ts';

export type FilesOptions = {
  /** Absolute. */
  readonly cwd: string;
  /** The workspace's absolute root; null without one. */
  readonly root: string | null;
};

/** The files of the user, named from the working directory and shown from the workspace's root. */
export const openFiles = ({ cwd, root }: FilesOptions): Files => {
  const display = (path: string): string => {
    if (root === null) return path;
    const inside = relative(root, resolve(cwd, path));
    return inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside) ? path : inside.replaceAll(sep, '/');
  };
  return {
    display,
    expand: (name) => expandName(cwd, name),
    read: async (path) => readSource(display(path), await readText(resolve(cwd, path), display(path))),
    parse: async (path) => parseSource(display(path), await readText(resolve(cwd, path), display(path))),
    text: (path) => readText(resolve(cwd, path), display(path)),
    exists: async (path) => (await stat(resolve(cwd, path)).catch(() => null)) !== null,
    create: (path, text) => createFile(resolve(cwd, path), text, display(path)),
    replace: (path, text) => replaceFile(resolve(cwd, path), text, display(path)),
  };
};
