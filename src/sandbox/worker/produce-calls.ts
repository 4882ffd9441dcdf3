import type { Produced, ProduceRequest } from '../../core/handler/handler.ts';
import type { ProduceCall } from '../../core/handler/runner.ts';
import { produceCall } from './produce-call.ts';
import type { ThreadPort } from './thread-port.ts';

type Pending = { readonly resolve: (produced: Produced) => void; readonly refuse: (reason: string) => void };

export type ProduceCalls = {
  readonly produce: (target: string, request: ProduceRequest) => Promise<Produced>;
  readonly answer: (call: number, produced: Produced) => void;
  readonly refuse: (call: number, reason: string) => void;
  /** Resolves when every call is answered. */
  readonly settled: () => Promise<void>;
  /** Later calls are refused: their message has ended. Returns the number of the next message's first call. */
  readonly end: () => number;
};

/** The calls of one message's `context.produce` that wait for the main thread's answer. */
export const produceCalls = (port: ThreadPort, firstCall: number): ProduceCalls => {
  const pending = new Map<number, Pending>();
  let next = firstCall;
  let isEnded = false;
  let whenSettled = (): void => {};

  const settle = (call: number, how: (pending: Pending) => void): void => {
    const waiting = pending.get(call);
    pending.delete(call);
    // While a call waits for an answer the thread has a reason to live.
    if (pending.size === 0) port.unref();
    if (waiting) how(waiting);
    if (pending.size === 0) whenSettled();
  };

  const ask = (request: ProduceCall): Promise<Produced> => {
    const call = next++;
    port.ref();
    const { promise, resolve, reject } = Promise.withResolvers<Produced>();
    // Made now, so that its stack shows the line that called.
    const error = produceError();
    pending.set(call, { resolve, refuse: (reason) => reject(worded(error, reason)) });
    port.post({ type: 'produce', call, request });
    return promise;
  };

  return {
    produce: async (target, request) => {
      if (isEnded) throw worded(produceError(), 'context.produce was called after its message had ended');
      return ask(produceCall(target, request));
    },
    answer: (call, produced) => settle(call, ({ resolve }) => resolve(produced)),
    refuse: (call, reason) => settle(call, ({ refuse }) => refuse(reason)),
    settled: () => {
      if (pending.size === 0) return Promise.resolve();
      return new Promise((resolve) => {
        whenSettled = resolve;
      });
    },
    end: () => {
      isEnded = true;
      return next;
    },
  };
};

const produceError = (): Error => Object.assign(new Error(), { name: 'ProduceError' });

/** The stack begins with the message, as it was when the error was made. */
const worded = (error: Error, reason: string): Error => {
  const calls = /\n +at .*$/s.exec(String(error.stack))?.[0] ?? '';
  return Object.assign(error, { message: reason, stack: `${error.name}: ${reason}${calls}` });
};
