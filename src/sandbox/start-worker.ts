import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { endThread } from './end-thread.ts';
import { workerUrl } from './own-code.ts';
import type { Envelope } from './protocol.ts';
import { refusedOptions } from './refused-options.ts';
import type { Thread } from './thread.ts';
import { threadMailbox } from './thread-mailbox.ts';
import { type ThreadSettings, threadName } from './thread-settings.ts';
import { hardLimitMb, watchMemory } from './watch-memory.ts';

/**
 * How long what is to be done before its end may take, in ms: a thread that is busy with an expression, and stands still
 * beneath it, hears of it only when it is ended.
 */
const patienceMs = 150;

/** Starts a thread of this process for a handler, with nothing loaded yet. */
export const startWorker = (settings: ThreadSettings): Thread => {
  // Without it V8 (Node 24 and 26) cannot end a loop that allocates once it has optimised it on the stack.
  setFlagsFromString('--no-use-osr');
  const worker = newWorker(settings);
  const { tell, printed, ...mailbox } = threadMailbox();
  let error: unknown;
  let beforeEnd = (): Promise<unknown> => Promise.resolve();

  worker.on('message', (message: Partial<Envelope> | null) => message?.evtool && tell(message.evtool));
  worker.on('error', (thrown) => {
    error = thrown;
  });
  worker.on('exit', (code) => {
    const reason = error instanceof Error ? error.message : `its thread ended with code ${code}`;
    tell({ type: 'ended', name: 'ThreadEnded', reason, isOutOfMemory: isOutOfMemory(error) });
  });
  // What gets around the capture: Node's own complaints while it starts.
  worker.stdout.on('data', (text: Buffer) => printed(text.toString()));
  worker.stderr.on('data', (text: Buffer) => printed(text.toString()));

  return {
    ...mailbox,
    send: (message) => worker.postMessage(message),
    end: async () => {
      if (!mailbox.isEnded()) await Promise.race([beforeEnd(), sleep(patienceMs, undefined, { ref: false })]);
      await endThread(worker);
    },
    beforeEnd: (work) => {
      beforeEnd = work;
    },
    watchMemory: (onExceeded) => watchMemory(worker, settings.maxMemoryMb, onExceeded),
    inspect: (hub) => hub.attach(worker, threadName),
  };
};

const newWorker = ({ data, env, execArgv, maxMemoryMb }: ThreadSettings): Worker => {
  try {
    return new Worker(workerUrl, {
      name: threadName,
      workerData: data,
      env,
      execArgv: [...execArgv],
      resourceLimits: { maxOldGenerationSizeMb: hardLimitMb(maxMemoryMb) },
      stdout: true,
      stderr: true,
    });
  } catch (error) {
    throw error instanceof Error ? refusedOptions(execArgv, error) : error;
  }
};

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && Reflect.get(error, 'code') === 'ERR_WORKER_OUT_OF_MEMORY';
