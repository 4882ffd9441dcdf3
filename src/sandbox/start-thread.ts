import { setFlagsFromString } from 'node:v8';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { EvtoolError, exitCodes } from '../core/errors.ts';
import { endThread } from './end-thread.ts';
import { workerUrl } from './own-code.ts';
import type { Envelope, FromThread, ThreadEnd, ToThread } from './protocol.ts';

/** What a thread says, in order; its end comes last. */
export type ThreadListener = (message: FromThread | ThreadEnd) => void;

export type Thread = {
  readonly worker: Worker;
  readonly send: (message: ToThread) => void;
  /** One listener at a time; what was said before it came is told first. */
  readonly listen: (listener: ThreadListener | null) => void;
  readonly isEnded: () => boolean;
  /** Resolves when it listens, or has ended. */
  readonly started: Promise<void>;
  readonly end: () => Promise<void>;
  /** To be done before it is ended by us: one that stands still cannot be. */
  readonly beforeEnd: (work: () => Promise<unknown>) => void;
};

/** Starts a thread for a handler, with nothing loaded yet. */
export const startThread = (settings: WorkerOptions): Thread => {
  // Without it V8 (Node 24 and 26) cannot end a loop that allocates once it has optimised it on the stack.
  setFlagsFromString('--no-use-osr');
  const worker = newWorker(settings);
  const waiting: (FromThread | ThreadEnd)[] = [];
  let listener: ThreadListener | null = null;
  let isEnded = false;
  let error: unknown;
  let beforeEnd = (): Promise<unknown> => Promise.resolve();

  const started = Promise.withResolvers<void>();

  const tell: ThreadListener = (message) => {
    if (message.type === 'started' || message.type === 'ended') started.resolve();
    if (message.type === 'started') return;
    if (listener) listener(message);
    else waiting.push(message);
  };
  const printed = (text: Buffer): void => {
    const entry = { type: 'log', at: 0, level: 'warn', message: text.toString().trimEnd() } as const;
    tell({ type: 'event', event: entry });
  };
  worker.on('message', (message: Partial<Envelope> | null) => message?.evtool && tell(message.evtool));
  worker.on('error', (thrown) => {
    error = thrown;
  });
  worker.on('exit', (code) => {
    isEnded = true;
    tell({ type: 'ended', code, error });
  });
  // What gets around the capture: Node's own complaints while it starts.
  worker.stdout.on('data', printed);
  worker.stderr.on('data', printed);

  return {
    worker,
    send: (message) => worker.postMessage(message),
    listen: (next) => {
      listener = next;
      if (next) for (const message of waiting.splice(0)) next(message);
    },
    isEnded: () => isEnded,
    started: started.promise,
    end: async () => {
      if (!isEnded) await beforeEnd();
      await endThread(worker);
    },
    beforeEnd: (work) => {
      beforeEnd = work;
    },
  };
};

const newWorker = (settings: WorkerOptions): Worker => {
  try {
    return new Worker(workerUrl, settings);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const options = (settings.execArgv ?? []).filter((word) => !word.startsWith('--disable-warning=')).join(' ');
    throw new EvtoolError(`Node does not take the handler's nodeOptions "${options}": ${error.message}.`, {
      exitCode: exitCodes.usage,
      hint: 'See nodeOptions of the handler in evtool.yml.',
      cause: error,
    });
  }
};
