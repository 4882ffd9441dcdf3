import { Session } from 'node:inspector';
import type { Worker } from 'node:worker_threads';
import type { Cdp } from './cdp.ts';
import { type CdpConnection, connectCdp } from './cdp-connection.ts';

export type InspectorHub = {
  /** Resolves once the inspector of the thread can be talked to. `name` is the thread's. */
  readonly attach: (worker: Worker, name: string) => Promise<Cdp>;
  readonly close: () => void;
};

/** Talks to V8's inspector of worker threads from the main thread, in this process and without a port. */
export const openInspectorHub = (): InspectorHub => {
  const session = new Session();
  const attached = new Map<string, string>();
  const connections = new Map<string, CdpConnection>();
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
  // A process cannot exit while a thread of its own stands still: it would wait for it for ever.
  const letGo = (): void => {
    const message = JSON.stringify({ id: 0, method: 'Debugger.disable' });
    for (const sessionId of connections.keys()) session.post('NodeWorker.sendMessageToWorker', { sessionId, message });
  };
  process.once('exit', letGo);
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
      const connection = connectCdp((call) =>
        session.post('NodeWorker.sendMessageToWorker', { sessionId, message: JSON.stringify(call) }),
      );
      connections.set(sessionId, connection);
      return connection.cdp;
    },
    close: () => {
      process.off('exit', letGo);
      session.disconnect();
    },
  };
};
