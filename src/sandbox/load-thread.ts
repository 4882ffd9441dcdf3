import { EvtoolError, exitCodes } from '../core/errors.ts';
import type { RunnerOptions } from '../core/handler/runner.ts';
import type { Waiting } from '../core/ports.ts';
import type { StepEvent } from '../core/replay/step-event.ts';
import { startDeadline } from './deadline.ts';
import type { Watcher } from './instrument.ts';
import { loadError } from './load-error.ts';
import type { FromThread, ThreadEnd } from './protocol.ts';
import { refuseUnusable } from './refuse-unusable.ts';
import type { Thread } from './thread.ts';

type Loaded = { readonly hasAdapt: boolean; readonly logs: readonly StepEvent[] };

/** A module is given this long to load, however short the time for a message is. */
const leastLimitMs = 30_000;

/** Makes a thread import its handler. Fails with an EvtoolError that says where and why; the thread has ended then. */
export const loadThread = async (
  { thread, watcher }: { readonly thread: Thread; readonly watcher: Watcher | undefined },
  options: RunnerOptions,
  { signal }: Waiting,
): Promise<Loaded> => {
  const { promise, resolve, reject } = Promise.withResolvers<Loaded>();
  const logs: StepEvent[] = [];
  let last: FromThread | undefined;
  const stop = (): void => reject(signal.reason);
  const limitMs = options.timeoutMs === 0 ? 0 : Math.max(leastLimitMs, options.timeoutMs);
  const late = (): void => reject(neverLoads(options, `not within ${limitMs} ms`, '--timeout-ms 0 waits for ever.'));
  const deadline = startDeadline(limitMs, late);
  const hearListening = (url: string | undefined): void => {
    if (url === undefined) reject(new EvtoolError('Node could not open its inspector.', { exitCode: exitCodes.usage }));
    else options.onInspector?.({ type: 'listening', url });
  };
  watcher?.watch({ still: (isStill) => (isStill ? deadline.pause() : deadline.resume()), failed: reject });
  signal.addEventListener('abort', stop, { once: true });
  thread.listen((message) => {
    if (message.type === 'listening') hearListening(message.url);
    else if (message.type === 'attached') options.onInspector?.({ type: 'attached' });
    else if (message.type === 'loaded') resolve({ hasAdapt: message.hasAdapt, logs });
    else if (message.type === 'load-failed') reject(loadError(message.failure, options));
    else if (message.type === 'ended') reject(endedError(options, last, message));
    else if (message.type === 'event') logs.push(message.event);
    else last = message;
  });
  try {
    signal.throwIfAborted();
    if (options.inspect) await refuseUnusable(options.inspect, { signal });
    thread.send({ type: 'load' });
    return await promise;
  } catch (error) {
    thread.listen(() => {});
    await thread.end();
    throw error;
  } finally {
    deadline.clear();
    watcher?.watch(null);
    signal.removeEventListener('abort', stop);
  }
};

const endedError = (options: RunnerOptions, last: FromThread | undefined, end: ThreadEnd): EvtoolError => {
  if (last?.type === 'idle') return neverLoads(options, 'a top-level await waits for what nothing will bring');
  if (last?.type === 'uncaught' || last?.type === 'exit') return loadError(last.failure, options);
  return end.failure ?? neverLoads(options, end.reason);
};

const neverLoads = ({ handler: { module } }: RunnerOptions, why: string, hint?: string): EvtoolError =>
  new EvtoolError(`${module} does not finish loading: ${why}.`, { exitCode: exitCodes.handlerFailed, hint });
