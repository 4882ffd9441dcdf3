import { Session } from 'node:inspector';
import type { Worker } from 'node:worker_threads';
import type { Cdp } from './cdp.ts';

/** What a call to a thread that has ended fails with. */
export class ThreadGone extends Error {
  override readonly name = 'ThreadGone';
}

export type InspectorHub = {
  /** Resolves once the inspector of the thread can be talked to. `name` is the thread's. */
  readonly attach: (worker: Worker, name: string) => Promise<Cdp>;
  readonly close: () => void;
};

type Answer = {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
};
type Connection = { readonly cdp: Cdp; readonly hear: (answer: Answer) => void; readonly end: () => void };

/** Talks to V8's inspector of worker threads from the main thread, in this process and without a port. */
export const openInspectorHub = (): InspectorHub => {
  const session = new Session();
  const attached = new Map<string, string>();
  const connections = new Map<string, Connection>();
  let wake = (): void => {};
  session.connect();
  // Listeners run in the middle of V8's work: they only keep and post.
  session.on('NodeWorker.attachedToWorker', ({ params }) => {
    // By its title: `workerId` is not the thread's id.
    attached.set(params.workerInfo.title, params.sessionId);
    wake();
  });
  session.on('NodeWorker.receivedMessageFromWorker', ({ params }) => {
    connections.get(params.sessionId)?.hear(JSON.parse(params.message));
  });
  session.on('NodeWorker.detachedFromWorker', ({ params }) => {
    connections.get(params.sessionId)?.end();
    connections.delete(params.sessionId);
  });
  // Paused at their start, all workers would wait, also those that a handler starts.
  session.post('NodeWorker.enable', { waitForDebuggerOnStart: false });

  return {
    attach: async (worker, name) => {
      const title = `[worker ${worker.threadId}] ${name}`;
      while (!attached.has(title)) {
        await new Promise<void>((resolve) => {
          const before = wake;
          wake = () => {
            before();
            resolve();
          };
        });
      }
      const sessionId = attached.get(title) ?? '';
      const connection = connect((message) => session.post('NodeWorker.sendMessageToWorker', { sessionId, message }));
      connections.set(sessionId, connection);
      return connection.cdp;
    },
    close: () => session.disconnect(),
  };
};

type Waiting = { readonly resolve: (result: never) => void; readonly reject: (error: Error) => void };

const connect = (post: (message: string) => void): Connection => {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, (told: never) => void>();
  let calls = 0;
  let isEnded = false;
  return {
    cdp: {
      call: (method, params) =>
        new Promise((resolve, reject) => {
          const id = ++calls;
          if (isEnded) return reject(new ThreadGone(method));
          waiting.set(id, { resolve, reject });
          post(JSON.stringify({ id, method, params }));
        }),
      on: (event, listener) => void listeners.set(event, listener),
    },
    hear: ({ id, method, params, result, error }) => {
      // What V8 sends is as `cdp.ts` says.
      if (id === undefined) return listeners.get(method ?? '')?.(params as never);
      const call = waiting.get(id);
      waiting.delete(id);
      if (error) call?.reject(new Error(error.message));
      else call?.resolve(result as never);
    },
    end: () => {
      isEnded = true;
      for (const { reject } of waiting.values()) reject(new ThreadGone('the thread has ended'));
      waiting.clear();
    },
  };
};
