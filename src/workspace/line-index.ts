import type { Position } from '../core/source-text.ts';

/** Turns UTF-16 offsets of a text into lines and columns. A byte order mark takes no column, as in editors. */
export const lineIndex = (text: string): ((offset: number) => Position) => {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length);
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  return (offset) => {
    const line = lastAtOrBefore(starts, offset);
    const column = offset - (starts[line] ?? 0) + 1;
    return { line: line + 1, column: line === 0 ? Math.max(1, column - mark) : column };
  };
};

const lastAtOrBefore = (starts: readonly number[], offset: number): number => {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
};
