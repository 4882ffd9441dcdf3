import { Session } from 'node:inspector';
import type { Worker } from 'node:worker_threads';
import { type Frame, isUsers, pathOf } from './frames.ts';

/** How long V8 may take to say where it is, in ms. */
const patienceMs = 1000;

type Call = {
  readonly location: { readonly scriptId: string; readonly lineNumber: number; readonly columnNumber?: number };
};
type Incoming = { readonly method?: string; readonly params?: Record<string, unknown> };

/**
 * Where in the user's code a thread is that takes no turns, as in an endless loop. It is stopped by V8's inspector, in
 * this process and without a port, and is good for nothing but to be ended then.
 */
export const busyPlace = async (worker: Worker, name: string): Promise<Frame | undefined> => {
  const session = new Session();
  session.connect();
  try {
    return await stopped(session, `[worker ${worker.threadId}] ${name}`);
  } finally {
    session.disconnect();
  }
};

const stopped = (session: Session, title: string): Promise<Frame | undefined> => {
  const { promise, resolve } = Promise.withResolvers<Frame | undefined>();
  const scripts = new Map<unknown, string>();
  let sessionId: string | undefined;
  let calls = 0;
  const tell = (method: string): void => {
    const message = JSON.stringify({ id: ++calls, method });
    session.post('NodeWorker.sendMessageToWorker', { sessionId: sessionId ?? '', message });
  };
  // Listeners run in the middle of V8's work: they only keep and post.
  session.on('NodeWorker.attachedToWorker', ({ params }) => {
    if (params.workerInfo.title !== title) return;
    sessionId = params.sessionId;
    tell('Debugger.enable');
    tell('Debugger.pause');
  });
  session.on('NodeWorker.receivedMessageFromWorker', ({ params }) => {
    if (params.sessionId !== sessionId) return;
    const { method, params: told = {} }: Incoming = JSON.parse(params.message);
    if (method === 'Debugger.scriptParsed') scripts.set(told.scriptId, String(told.url));
    if (method !== 'Debugger.paused') return;
    // The protocol's own shape, which has been the same since Node 8.
    const frame = firstUserFrame(told.callFrames as readonly Call[], scripts);
    // A paused thread cannot be ended.
    tell('Debugger.disable');
    resolve(frame);
  });
  session.post('NodeWorker.enable', { waitForDebuggerOnStart: false });
  const timer = setTimeout(resolve, patienceMs, undefined);
  return promise.finally(() => clearTimeout(timer));
};

const firstUserFrame = (calls: readonly Call[], scripts: ReadonlyMap<unknown, string>): Frame | undefined => {
  for (const { location } of calls) {
    const url = scripts.get(location.scriptId) ?? '';
    const file = url.startsWith('file://') || url.startsWith('/') ? pathOf(url) : undefined;
    if (file === undefined || !isUsers(file)) continue;
    return { file, line: location.lineNumber + 1, column: (location.columnNumber ?? 0) + 1 };
  }
  return undefined;
};
