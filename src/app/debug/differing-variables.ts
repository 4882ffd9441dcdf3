import { changedNames } from '../../core/debug/changed-names.ts';
import { isMessage } from '../../core/debug/handler-arguments.ts';
import type { Variable } from '../../core/debug/pause.ts';
import type { Value } from '../../core/debug/value.ts';
import type { DifferingVariable } from './compare-runs.ts';
import type { Stop } from './stop.ts';

/** The variables that two stops on one line picture differently, or that only one of them has. */
export const differingVariables = (before: Stop, now: Stop): readonly DifferingVariable[] => {
  const [old, young] = [variablesOf(before), variablesOf(now)];
  const changed = changedNames(comparable(old), comparable(young));
  const gone = [...old.keys()].filter((name) => !young.has(name));
  return [...changed, ...gone].map((name) => ({ name, before: old.get(name) ?? null, now: young.get(name) ?? null }));
};

/** Of variables with one name the innermost. */
const variablesOf = ({ scopes }: Stop): ReadonlyMap<string, Value> => {
  const values = new Map<string, Value>();
  for (const { variables } of scopes) {
    for (const { name, value } of variables) if (!values.has(name)) values.set(name, value);
  }
  return values;
};

const comparable = (variables: ReadonlyMap<string, Value>): readonly Variable[] =>
  [...variables].map(([name, value]) => ({ name, value: withoutAttempt(value) }));

/** The message that a handler gets says which run of it this is: no two runs would be alike. */
const withoutAttempt = (value: Value): Value => {
  if (value.type !== 'object' || !isMessage(value)) return value;
  return { ...value, entries: value.entries.filter(({ name }) => name !== 'attempt') };
};
