import { variablesOf } from '../../../app/debug/make-stop.ts';
import type { Stop } from '../../../app/debug/stop.ts';
import type { Variable } from '../../../core/debug/pause.ts';

/**
 * Values to be shown at the ends of lines of a file, by the stops of the run up to the one that is looked at: what changed
 * stands at the line that was left, or, where more than that one ran, at the line where it is seen. Later values replace
 * those of the same line.
 */
export const inlineValues = (
  trail: readonly Stop[],
  { stop: here, file }: { readonly stop: Stop; readonly file: string },
): ReadonlyMap<number, readonly Variable[]> => {
  const values = new Map<number, readonly Variable[]>();
  /** Of each function, the line where it stood last. */
  const left = new Map<string, number>();
  for (const stop of trail) {
    if (stop.number > here.number) break;
    const [top] = stop.frames;
    if (top === undefined || top.file !== file) continue;
    const changed = variablesOf(stop.scopes).filter(({ name }) => stop.changed.includes(name));
    const line = (wentOneLine(stop) ? left.get(top.function) : undefined) ?? top.line;
    if (changed.length > 0) values.set(line, changed);
    left.set(top.function, top.line);
  }
  return values;
};

const wentOneLine = ({ reason }: Stop): boolean => reason === 'next' || reason === 'in' || reason === 'out';
