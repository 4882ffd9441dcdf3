import { variablesOf } from '../../../app/debug/make-stop.ts';
import type { Stop } from '../../../app/debug/stop.ts';
import type { Variable } from '../../../core/debug/pause.ts';
import type { SpanLine } from '../../highlight/span.ts';

/** The stop that is looked at, and the file that is shown with its lines. */
type Seen = { readonly stop: Stop; readonly file: string; readonly lines: readonly SpanLine[] };

/**
 * Values to be shown at the ends of lines of a file, by the stops of the run up to the one that is looked at: what changed
 * stands at the line that was left, or, where more than that one ran, at the line before the stop that names it last. Only
 * where none does it stands at the stop's own line, for as long as that is looked at. Later values replace those of the
 * same line.
 */
export const inlineValues = (
  trail: readonly Stop[],
  { stop: here, file, lines }: Seen,
): ReadonlyMap<number, readonly Variable[]> => {
  const values = new Map<number, readonly Variable[]>();
  /** Of each function, the line where it stood last. */
  const left = new Map<string, number>();
  for (const stop of trail) {
    if (stop.number > here.number) break;
    const [top] = stop.frames;
    if (top === undefined || top.file !== file) continue;
    const changed = variablesOf(stop.scopes).filter(({ name }) => stop.changed.includes(name));
    const from = wentOneLine(stop) ? (left.get(top.function) ?? top.line) : undefined;
    const lineOf = ({ name }: Variable): number => from ?? lineNaming(name, lines, top.line) ?? top.line;
    for (const [line, variables] of Map.groupBy(changed, lineOf))
      if (line !== top.line || line === from || stop.number === here.number) values.set(line, variables);
    left.set(top.function, top.line);
  }
  return values;
};

const wentOneLine = ({ reason }: Stop): boolean => reason === 'next' || reason === 'in' || reason === 'out';

/** The last line above another one that has a name in its code; counts from 1. */
const lineNaming = (name: string, lines: readonly SpanLine[], below: number): number | undefined => {
  const index = lines.slice(0, below - 1).findLastIndex((line) => line.some((span) => hasName(span, name)));
  return index < 0 ? undefined : index + 1;
};

const hasName = ({ text, role }: SpanLine[number], name: string): boolean =>
  role !== 'comment' && role !== 'string' && [...text.matchAll(words)].some(([word]) => word === name);

const words = /[\p{ID_Start}$_][\p{ID_Continue}$]*/gu;
