import type { FailureClass } from './outcome.ts';

/** A registered symbol, not `instanceof`: the workspace may have a copy of evtool of its own. */
const mark = Symbol.for('evtool.failure-class');

/** Throw it when the same message may succeed later: a database is down, a rate limit is hit. */
export class Retryable extends Error {
  override readonly name = 'Retryable';
  readonly [mark] = 'retryable' satisfies FailureClass;
}

/** Throw it when this message can never succeed, however often it is tried. */
export class Poison extends Error {
  override readonly name = 'Poison';
  readonly [mark] = 'poison' satisfies FailureClass;
}

/** What a thrown value says of itself; all that says nothing is a bug. */
export const failureClassOf = (thrown: unknown): FailureClass => {
  const said: unknown = typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, mark) : undefined;
  return said === 'retryable' || said === 'poison' ? said : 'bug';
};
