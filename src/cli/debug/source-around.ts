import type { CodePlace } from '../../core/debug/pause.ts';
import type { ShownSource } from './answer.ts';

export type ReadText = (file: string) => string | undefined;

/** Lines `from` to `to` of a place's file as it is on disk now; null where it cannot be read, or ends before. */
export const sourceBetween = (
  { file, line }: CodePlace,
  { from, to, readText }: { readonly from: number; readonly to: number; readonly readText: ReadText },
): ShownSource | null => {
  const first = Math.max(1, from);
  const lines = readText(file)
    ?.split(/\r\n|\n|\r/, to)
    .slice(first - 1)
    .map((text, index) => ({ line: first + index, text }));
  return lines === undefined || lines.length === 0 ? null : { file, lines, current: line };
};
