import type { CodePlace } from '../../core/debug/pause.ts';
import type { CallFrame, Location, Paused } from './cdp.ts';

/** What V8 is told to do next. */
export type Go = 'Debugger.resume' | 'Debugger.stepOver' | 'Debugger.stepInto' | 'Debugger.stepOut';

/** Where a step began, to know its line again: columns are those stopped at since the line was reached. */
export type Origin = {
  readonly call: string;
  /** How many of the user's calls were on the stack. */
  readonly depth: number;
  readonly line: number;
  readonly columns: ReadonlySet<number>;
  /** The last of them, where it was stopped at once only. */
  readonly fresh: number | undefined;
};

export type Stepping = {
  readonly how: 'next' | 'in' | 'out';
  readonly origin: Origin;
  /** Code that is not the user's was entered and left since. */
  readonly wasAbroad: boolean;
};

/** The user's calls on the stack, innermost first. */
export type Standing = {
  readonly frames: readonly CallFrame[];
  /** Where the innermost of them is, as it was written. */
  readonly place: CodePlace | undefined;
  /** It was woken up after an `await`: its callers are not on the stack. */
  readonly isWoken: boolean;
};

export const stepMethods = {
  next: 'Debugger.stepOver',
  in: 'Debugger.stepInto',
  out: 'Debugger.stepOut',
} as const satisfies Readonly<Record<Stepping['how'], Go>>;

/** A function by where it begins: the same for each of its calls. */
export const callKey = ({ functionLocation: at, functionName }: CallFrame): string =>
  at === undefined ? functionName : placeKey(at);

export const placeKey = ({ scriptId, lineNumber, columnNumber = 0 }: Location): string =>
  `${scriptId}:${lineNumber}:${columnNumber}`;

export const originOf = (
  { frames, place }: Pick<Standing, 'frames' | 'place'>,
  { columns }: Pick<Origin, 'columns'> = { columns: new Set() },
): Origin | undefined => {
  const [top] = frames;
  if (top === undefined || place === undefined) return undefined;
  const { line, column } = place;
  const fresh = columns.has(column) ? undefined : column;
  return { call: callKey(top), depth: frames.length, line, columns: new Set([...columns, column]), fresh };
};

/** Whether the innermost call is the one that the step began in. */
export const isSameCall = ({ frames, isWoken }: Standing, { call, depth }: Origin): boolean => {
  const [top] = frames;
  return top !== undefined && callKey(top) === call && (frames.length === depth || (isWoken && frames.length === 1));
};

/**
 * V8 stops several times on one line: on the head of a loop, at a return. Such a stop, in the call and on the line just
 * left, is no new line, unless it stopped at that column before: then the line was reached again. It was not where a
 * value that a call is given was made by Node: V8 comes back, once, to where that call begins.
 */
export const isSameLine = (standing: Standing, { origin, wasAbroad }: Stepping): boolean => {
  const { place } = standing;
  if (place === undefined || !isSameCall(standing, origin) || place.line !== origin.line) return false;
  return !origin.columns.has(place.column) || (wasAbroad && place.column === origin.fresh);
};

export const isException = ({ reason }: Paused): boolean => reason === 'exception' || reason === 'promiseRejection';
