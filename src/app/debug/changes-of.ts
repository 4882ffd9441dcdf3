import { changedNames } from '../../core/debug/changed-names.ts';
import type { Value } from '../../core/debug/value.ts';
import { valueAt } from '../../core/debug/value-at.ts';
import type { Change } from './debug-session.ts';
import type { Stop } from './stop.ts';

/**
 * Where in a run a variable, or a path such as `a.b[0]`, is seen with another value than at the same function's stop
 * before; so it does not count that two functions call different things by one name. It is new where it is seen first,
 * unless a function only gets to see what another one showed already.
 */
export const changesOf = (name: string, stops: readonly Stop[]): readonly Change[] => {
  const seen = new Map<string, Value | undefined>();
  const changes: Change[] = [];
  let newest: Value | undefined;
  for (const stop of stops) {
    const [call] = stop.frames;
    if (call === undefined) continue;
    const value = valueIn(stop, name);
    const place = `${call.file} ${call.function}`;
    const before = seen.get(place);
    const known = seen.has(place) ? before : newest;
    seen.set(place, value);
    if (value === undefined) continue;
    newest = value;
    if (isOther(known, value)) changes.push({ stop, value, ...(before && { before }) });
  }
  return changes;
};

/** Of two variables with one name the innermost. */
const valueIn = ({ scopes }: Stop, name: string): Value | undefined =>
  valueAt(
    scopes.flatMap(({ variables }) => variables),
    name,
  );

const isOther = (before: Value | undefined, value: Value): boolean =>
  changedNames(before === undefined ? [] : [{ name: '', value: before }], [{ name: '', value }]).length > 0;
