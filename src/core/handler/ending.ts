import type { Outcome } from './outcome.ts';

const mark = Symbol.for('evtool.ending');

/** How a handler ended by its own word. */
export type Ending = {
  readonly outcome: Extract<Outcome, 'skipped' | 'retry' | 'dead-letter'>;
  readonly reason?: string;
};

/** What `context.skip`, `retry` and `deadLetter` throw. An Error, so that whoever catches it can tell what it was. */
export const endingSignal = (ending: Ending): Error =>
  Object.assign(new Error(`The handler ended this message: ${ending.outcome}`), { [mark]: ending });

/** The ending that a thrown value stands for; undefined for every real failure. */
export const endingOf = (thrown: unknown): Ending | undefined =>
  // Only `endingSignal` sets the mark, in whichever copy of evtool.
  typeof thrown === 'object' && thrown !== null ? (Reflect.get(thrown, mark) as Ending | undefined) : undefined;
