type Wrapped = { readonly [wrapped]?: unknown };

const wrapped = Symbol.for('evtool.wrapped');

/** Marks a function of ours as one that only passes on to the user's: a debugger stops in that one. */
export const wraps = <F extends (...args: never[]) => unknown>(ours: F, users: (...args: never[]) => unknown): F =>
  Object.assign(ours, { [wrapped]: users });

/** The user's own function: the given one, or the one it wraps. */
export const userFunction = (given: (...args: never[]) => unknown): unknown => (given as Wrapped)[wrapped] ?? given;
