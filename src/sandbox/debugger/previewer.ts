import type { Entry, Value, ValueLimits } from '../../core/debug/value.ts';
import { hooksExpression } from '../worker/debug-hooks.ts';
import type { CallArgument, Cdp, RemoteObject } from './cdp.ts';

export type Previewer = {
  /** The variables of each scope, as pictures. */
  readonly scopes: (scopes: readonly RemoteObject[], limits: ValueLimits) => Promise<readonly (readonly Entry[])[]>;
  readonly value: (value: RemoteObject, limits: ValueLimits) => Promise<Value>;
  /** Calls a function with `this` being the thread's hooks, for what can travel. */
  readonly hook: (body: string, ...values: readonly unknown[]) => Promise<unknown>;
  /** How many messages the thread had posted when it was last asked for a picture. */
  readonly posted: () => number;
  /** The hooks themselves. */
  readonly id: string;
};

type Previewed = { readonly scopes: readonly (readonly Entry[])[]; readonly posted: number };

/** Makes pictures of values in the thread itself: one call for a whole stop, and only what is shown travels. */
export const openPreviewer = async (cdp: Cdp): Promise<Previewer> => {
  const { result } = await cdp.call('Runtime.evaluate', { expression: hooksExpression });
  const id = result.objectId;
  if (id === undefined) throw new Error("the handler's thread has no hooks for a debugger");

  const call = async (body: string, values: readonly CallArgument[]): Promise<unknown> => {
    const answer = await cdp.call('Runtime.callFunctionOn', {
      objectId: id,
      functionDeclaration: body,
      arguments: values,
      returnByValue: true,
      silent: true,
    });
    const failure = answer.exceptionDetails;
    if (failure) throw new Error(failure.exception?.description ?? failure.text);
    return answer.result.value;
  };
  let posted = 0;
  const preview = async (body: string, limits: ValueLimits, values: readonly CallArgument[]) => {
    // The thread's `preview` and `posted` made it.
    const answer = (await call(body, [{ value: limits }, ...values])) as Previewed;
    posted = answer.posted;
    return answer.scopes;
  };

  return {
    id,
    posted: () => posted,
    hook: (body, ...values) =>
      call(
        body,
        values.map((value) => ({ value })),
      ),
    scopes: (scopes, limits) =>
      preview(
        'function (limits, ...scopes) { return { scopes: this.preview(scopes, limits), posted: this.posted() }; }',
        limits,
        scopes.map(argumentOf),
      ),
    value: async (value, limits) => {
      const body =
        'function (limits, value) { return { scopes: this.preview([{ value }], limits), posted: this.posted() }; }';
      const [[entry] = []] = await preview(body, limits, [argumentOf(value)]);
      if (entry === undefined) throw new Error('a value has a picture');
      return entry.value;
    },
  };
};

/** A value to hand to the thread: by its id where it has one. */
export const argumentOf = ({ objectId, unserializableValue, value }: RemoteObject): CallArgument => {
  if (objectId !== undefined) return { objectId };
  return unserializableValue === undefined ? { value } : { unserializableValue };
};
