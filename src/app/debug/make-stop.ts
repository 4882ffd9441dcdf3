import { changedNames } from '../../core/debug/changed-names.ts';
import type { Pause, Scope, Variable } from '../../core/debug/pause.ts';
import type { Stop, Watched } from './stop.ts';

/** All that a line sees, inner names first; of two with one name the outer one is hidden. */
export const variablesOf = (scopes: readonly Scope[]): readonly Variable[] => {
  const seen = new Map<string, Variable>();
  for (const { variables } of scopes) {
    for (const variable of variables) if (!seen.has(variable.name)) seen.set(variable.name, variable);
  }
  return [...seen.values()];
};

/** Knows which variables changed since the last stop of a function; of its first stop none did. */
export const changeTracker = (): ((pause: Pause) => readonly string[]) => {
  const last = new Map<string, readonly Variable[]>();
  return ({ frames: [top], scopes }) => {
    const call = `${top?.file} ${top?.function}`;
    const before = last.get(call);
    const now = variablesOf(scopes);
    last.set(call, now);
    return before === undefined ? [] : changedNames(before, now);
  };
};

/** What a pause looks like to the session's faces. */
export const stopOfPause = (
  pause: Pause,
  rest: Pick<Stop, 'number' | 'changed' | 'watches' | 'breakpoint' | 'queued' | 'effects'>,
): Stop => {
  const { reason, stage, frames, scopes, returned, thrown, note } = pause;
  return { reason, stage, frames, scopes, returned, thrown, note, ...rest };
};

/** What the watched expressions come to in the innermost call. */
export const watchedAt = async (pause: Pause, expressions: readonly string[]): Promise<readonly Watched[]> => {
  const watched: Watched[] = [];
  for (const expression of expressions) {
    watched.push({ expression, evaluation: await pause.evaluate(expression, { frame: 0, mayChange: false }) });
  }
  return watched;
};
