import { onTestFinished } from 'vitest';

type Answer = { readonly id?: number; readonly method?: string; readonly params?: unknown; readonly error?: unknown };
type Waiting = { readonly resolve: (answer: unknown) => void; readonly reject: (error: Error) => void };

/** Where a debugger was told that the program stands. Counts from 1. */
export type Stand = { readonly line: number; readonly function: string };

export type DebugClient = {
  readonly call: (method: string, params?: object) => Promise<unknown>;
  /** The next stop that was not asked for yet. */
  readonly paused: () => Promise<Stand>;
  /** Resolves when the other side has hung up. */
  readonly closed: Promise<void>;
  readonly disconnect: () => void;
};

/** Connects to Node's inspector as an IDE does; the program that waits for a debugger does not run on yet. */
export const connectDebugger = async (url: string): Promise<DebugClient> => {
  const socket = new WebSocket(url);
  onTestFinished(() => socket.close());
  const waiting = new Map<number, Waiting>();
  const stops: Stand[] = [];
  let wake = (): void => {};
  let calls = 0;
  const opened = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<void>();
  socket.onopen = () => opened.resolve();
  socket.onerror = () => opened.reject(new Error(`no inspector at ${url}`));
  socket.onclose = () => {
    closed.resolve();
    for (const { reject } of waiting.values()) reject(new Error('the inspector has hung up'));
  };
  socket.onmessage = ({ data }) => {
    const { id, method, params, ...answer }: Answer = JSON.parse(String(data));
    if (id !== undefined && answer.error) waiting.get(id)?.reject(new Error(JSON.stringify(answer.error)));
    else if (id !== undefined) waiting.get(id)?.resolve(answer);
    if (method !== 'Debugger.paused') return;
    stops.push(standOf(params));
    wake();
  };
  const call = (method: string, params = {}): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++calls;
      waiting.set(id, { resolve, reject });
      socket.send(JSON.stringify({ id, method, params }));
    });
  const paused = async (): Promise<Stand> => {
    for (;;) {
      const next = stops.shift();
      if (next) return next;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  await opened.promise;
  await call('Runtime.enable');
  await call('Debugger.enable');
  return { call, paused, closed: closed.promise, disconnect: () => socket.close() };
};

const standOf = (params: unknown): Stand => {
  // The protocol's own shape.
  const { callFrames } = params as {
    callFrames: readonly [{ functionName: string; location: { lineNumber: number } }];
  };
  const [{ functionName, location }] = callFrames;
  return { line: location.lineNumber + 1, function: functionName };
};
