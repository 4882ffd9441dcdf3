import type { Cdp } from './cdp.ts';

/** What a call fails with to a thread that has ended, or is about to, or that its debugger was taken from. */
export class ThreadGone extends Error {
  override readonly name = 'ThreadGone';
}

export type CdpCall = { readonly id: number; readonly method: string; readonly params: object };

/** What V8's inspector says: an answer to a call, or an event. */
export type CdpAnswer = {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
};

export type CdpConnection = {
  readonly cdp: Cdp;
  readonly hear: (answer: CdpAnswer) => void;
  /** The thread has ended: calls fail from now on. */
  readonly end: () => void;
};

type Waiting = {
  readonly params: object;
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
};

/** Talks V8's protocol by any way that carries calls there and answers back. */
export const connectCdp = (post: (call: CdpCall) => void): CdpConnection => {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, (told: never) => void>();
  let calls = 0;
  let isEnded = false;
  let isLetGo = false;
  return {
    cdp: {
      call: (method, params) =>
        new Promise((resolve, reject) => {
          const id = ++calls;
          if (isEnded || isLetGo) return reject(new ThreadGone(method));
          isLetGo = method === 'Debugger.disable';
          waiting.set(id, { params, resolve, reject });
          post({ id, method, params });
        }),
      on: (event, listener) => void listeners.set(event, listener),
    },
    hear: ({ id, method, params, result, error }) => {
      // What V8 sends is as `cdp.ts` says.
      if (id === undefined) return listeners.get(method ?? '')?.(params as never);
      const call = waiting.get(id);
      waiting.delete(id);
      if (call === undefined) return;
      if (error === undefined) return call.resolve(result as never);
      const isGone = isLetGo || isOfEnd(error.message, call);
      call.reject(isGone ? new ThreadGone(error.message) : new Error(error.message));
    },
    end: () => {
      isEnded = true;
      for (const { reject } of waiting.values()) reject(new ThreadGone('the thread has ended'));
      waiting.clear();
    },
  };
};

/** V8's own words, one misspelt by itself, while a thread ends. The last are also those for an expression out of time. */
const isOfEnd = (words: string, { params }: Waiting): boolean =>
  /^Cannot (?:find context|find default execution context|retrie?ve script context)/.test(words) ||
  (words === 'Execution was terminated' && !('timeout' in params));
