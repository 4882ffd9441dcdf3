import { isAbsolute, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownFolder } from './own-code.ts';

/** A call in a stack trace; `file` is absolute. Counts from 1. */
export type Frame = { readonly file: string; readonly line: number; readonly column: number };

/** Of code that was made by `eval`, the place that made it: its own is in no file. */
const frameLine = /^ +at (?:.* \()?((?:file:\/\/|\/|[A-Za-z]:[\\/]).*?):(\d+):(\d+)\)?(?:, <anonymous>:\d+:\d+\))?$/;

/** The call that a line of a V8 stack trace stands for; undefined for Node's own and for lines that are none. */
export const frameOf = (line: string): Frame | undefined => {
  const [, location = '', row, column] = frameLine.exec(line) ?? [];
  if (row === undefined) return undefined;
  return { file: pathOf(location), line: Number(row), column: Number(column) };
};

/** The innermost call in the user's own code: not in Node, not in a package, not in evtool. */
export const userFrame = (stack: string): Frame | undefined => {
  for (const line of stack.split('\n')) {
    const frame = frameOf(line);
    if (frame && isUsers(frame.file)) return frame;
  }
  return undefined;
};

export const isUsers = (file: string): boolean => !isOwn(file) && !file.split(/[\\/]/).includes('node_modules');

/** Whether a file is evtool's own. */
export const isOwn = (file: string): boolean => file.startsWith(ownFolder);

/** As the user knows a file: relative to the root inside it, with forward slashes. */
export const shownPath = (root: string, file: string): string => {
  const path = relative(root, file);
  return path.startsWith('..') || isAbsolute(path) ? file : path.split(sep).join('/');
};

export const pathOf = (location: string): string => {
  if (!location.startsWith('file://')) return location;
  return fileURLToPath(location);
};
