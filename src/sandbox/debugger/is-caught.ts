import type { AnyNode } from 'acorn';
import { calledAt, calleeOf } from './called-at.ts';
import { isNamed, isPromiseMethod } from './is-promise-method.ts';
import { promiseFate } from './promise-fate.ts';
import { functionIndexOf, type SyntaxPath } from './syntax-path.ts';
import { type Fate, throwFate } from './throw-fate.ts';

/** A call on an exception's way out, innermost first. */
export type Station = {
  /** Where it stands in its script: at the throw, or at the call of the one before; null in code that is not read. */
  readonly path: SyntaxPath | null;
  /** What lies between it and the one before: nothing, the promise of that one, or a later turn, as of a timer. */
  readonly over: 'call' | 'promise' | 'turn';
};

/** How an exception arrives; after code that is not read it may be either. */
type Way = 'throws' | 'rejects' | 'either';

/**
 * Whether the user's own code catches an exception, as far as reading it tells: with a `try` around it or around an
 * `await` of its promise, with `catch`, `then(a, b)` or `Promise.allSettled`. What catches and throws the same again
 * does not count, nor does what cannot be read: a debugger rather stops too often. A handler given in a variable, and a
 * call given a promise, are taken for what they look like.
 */
export const isCaught = (stations: readonly Station[]): boolean => {
  const [first] = stations;
  const made = first?.path ? promiseRejectedAt(first.path) : undefined;
  if (made === undefined) return isCaughtFrom(stations, 'throws');
  const home = made[functionIndexOf(made)];
  const fate = promiseFate(made);
  // It may be rejected in a later turn: its own function is some way out.
  const index = stations.findIndex(({ path }) => path?.[functionIndexOf(path)] === home);
  return goesOn(fate, index < 0 ? [] : stations.slice(index + 1));
};

const isCaughtFrom = ([station, ...callers]: readonly Station[], arriving: Way): boolean => {
  if (station === undefined || station.over === 'turn') return false;
  const way = station.over === 'promise' ? 'rejects' : arriving;
  if (station.path === null) return isCaughtFrom(callers, way === 'throws' ? 'either' : way);
  return goesOn(fateOf(station.path, way), callers);
};

const goesOn = (fate: Fate, callers: readonly Station[]): boolean => {
  if (fate === 'throws' || fate === 'rejects') return isCaughtFrom(callers, fate);
  return fate === 'caught';
};

const fateOf = (path: SyntaxPath, way: Way): Fate => {
  if (way === 'throws' && !takesThrows(path)) return throwFate(path);
  const fate = valueFate(path);
  if (way !== 'either' || fate === 'caught') return fate;
  const thrown = throwFate(path);
  return thrown === 'caught' || fate === 'lost' ? thrown : fate;
};

/** What becomes of the value that the call at a place returns, or a `for await` takes. */
const valueFate = (path: SyntaxPath): Fate => {
  const loop = path.findLastIndex((node) => node.type === 'ForOfStatement');
  const around = path[loop];
  const isHead = around?.type === 'ForOfStatement' && around.await && path[loop + 1] === around.left;
  if (isHead && loop >= functionIndexOf(path)) return throwFate(path.slice(0, loop + 1));
  return promiseFate(calledAt(path) ?? path);
};

/** These make a rejected promise of what the function they are given throws. */
const takesThrows = (path: SyntaxPath): boolean => {
  const call = calledAt(path)?.at(-1);
  const callee = calleeOf(call);
  if (call === undefined || callee === undefined) return false;
  return isNewPromise(call) || isPromiseMethod(callee, 'try');
};

/** The promise that a call at a place rejects, instead of throwing: `Promise.reject()`, or `reject()` in `new Promise`. */
const promiseRejectedAt = (path: SyntaxPath): SyntaxPath | undefined => {
  const call = calledAt(path);
  const callee = calleeOf(call?.at(-1));
  if (call === undefined || callee === undefined) return undefined;
  if (isPromiseMethod(callee, 'reject')) return call;
  if (callee.type !== 'Identifier') return undefined;
  const index = call.findLastIndex((node, at) => isNewPromise(node) && rejecterOf(call[at + 1]) === callee.name);
  return index < 0 ? undefined : call.slice(0, index + 1);
};

const isNewPromise = (node: AnyNode): boolean => node.type === 'NewExpression' && isNamed(node.callee, 'Promise');

const rejecterOf = (executor: AnyNode | undefined): string | undefined => {
  const second = executor && 'params' in executor ? executor.params[1] : undefined;
  return second?.type === 'Identifier' ? second.name : undefined;
};
