import type { Evaluation } from '../../core/debug/pause.ts';
import type { ValueLimits } from '../../core/debug/value.ts';
import { hooksExpression } from '../worker/debug-hooks.ts';
import type { CallFrame, Cdp, RemoteObject } from './cdp.ts';
import { ThreadGone } from './cdp-connection.ts';
import { argumentOf, type Previewer } from './previewer.ts';

/** An expression may keep the handler busy for so long, in ms. */
const patienceMs = 2000;

type Parts = { readonly cdp: Cdp; readonly previewer: Previewer; readonly frame: CallFrame };
type Options = { readonly mayChange: boolean; readonly limits: ValueLimits };

/** What an expression comes to in a call that stands still. */
export const evaluate = async (
  expression: string,
  { cdp, previewer, frame }: Parts,
  { mayChange, limits }: Options,
): Promise<Evaluation> => {
  // In a holder, so that a giant value stays where it is and only its picture comes here.
  const asked = (text: string) => run(cdp, frame, { expression: `({ value: (${text}\n) })`, mayChange });
  const own = await asked(expression);
  const found = isUnknownMessage(own) ? await asked(withMessage(expression)) : own;
  if ('error' in found) return found;
  const [[entry] = []] = await previewer.scopes([found.result], limits);
  return entry ? { value: entry.value } : { error: 'it came to nothing' };
};

const isUnknownMessage = (found: Found): boolean =>
  'error' in found && found.error === 'ReferenceError: message is not defined';

/** `message` is the one at hand, wherever the line is and whatever it calls it. */
const withMessage = (expression: string): string => `((message) => (${expression}\n))(${hooksExpression}.message)`;

/** Assigns, also to a constant: a debugger may. */
export const assign = async (
  target: string,
  expression: string,
  parts: Parts & { readonly limits: ValueLimits },
): Promise<Evaluation> => {
  const { cdp, frame, limits } = parts;
  // V8 would make a new global variable of a name that does not exist.
  const missing = isName(target) ? await run(cdp, frame, { expression: `[${target}]`, mayChange: false }) : undefined;
  if (missing && 'error' in missing) return missing;
  const found = await evaluate(`${target} = (${expression}\n)`, parts, { mayChange: true, limits });
  if (!('error' in found) || !/^TypeError: Assignment to constant variable/.test(found.error)) return found;
  const held = await run(cdp, frame, { expression: `[(${expression}\n)]`, mayChange: true });
  if ('error' in held) return held;
  const { result } = await cdp.call('Runtime.getProperties', {
    objectId: held.result.objectId ?? '',
    ownProperties: true,
  });
  const value = result.find(({ name }) => name === '0')?.value;
  const scopeNumber = await scopeWith(target, parts);
  if (value === undefined || scopeNumber < 0) return found;
  await cdp.call('Debugger.setVariableValue', {
    scopeNumber,
    variableName: target,
    newValue: argumentOf(value),
    callFrameId: frame.callFrameId,
  });
  return evaluate(target, parts, { mayChange: false, limits });
};

const isName = (target: string): boolean => /^\s*[\p{ID_Start}$_][\p{ID_Continue}$]*\s*$/u.test(target);

const scopeWith = async (name: string, { cdp, frame }: Parts): Promise<number> => {
  for (const [index, { object }] of frame.scopeChain.entries()) {
    if (object.objectId === undefined) continue;
    const { result } = await cdp.call('Runtime.getProperties', { objectId: object.objectId, ownProperties: true });
    if (result.some((property) => property.name === name)) return index;
  }
  return -1;
};

type Found = { readonly result: RemoteObject } | Extract<Evaluation, { error: string }>;

const run = async (
  cdp: Cdp,
  { callFrameId }: CallFrame,
  { expression, mayChange }: { readonly expression: string; readonly mayChange: boolean },
): Promise<Found> => {
  // A breakpoint reached from here would make it stand still within standing still.
  if (mayChange) await cdp.call('Debugger.setSkipAllPauses', { skip: true });
  try {
    const { result, exceptionDetails } = await cdp.call('Debugger.evaluateOnCallFrame', {
      callFrameId,
      expression,
      throwOnSideEffect: !mayChange,
      silent: true,
      timeout: patienceMs,
      objectGroup: pauseGroup,
    });
    return exceptionDetails === undefined ? { result } : failureOf(exceptionDetails.exception, exceptionDetails.text);
  } catch (error) {
    if (error instanceof ThreadGone) throw error;
    // V8's own refusal: the call is not what it was, or the time is up.
    return { error: explained(error instanceof Error ? error.message : String(error)) };
  } finally {
    if (mayChange) await cdp.call('Debugger.setSkipAllPauses', { skip: false });
  }
};

const explained = (refusal: string): string => {
  if (refusal === 'Execution was terminated') return `it was stopped: an expression may take ${patienceMs / 1000} s`;
  return refusal;
};

/** What belongs to it V8 forgets when the thread goes on. */
const pauseGroup = 'backtrace';

const failureOf = (thrown: RemoteObject | undefined, text: string): Extract<Evaluation, { error: string }> => {
  const said = thrown?.description?.split('\n')[0] ?? (thrown?.value === undefined ? text : String(thrown.value));
  if (/^EvalError: Possible side-effect/.test(said)) return { error: 'it may change something', isGuarded: true };
  return { error: said };
};
