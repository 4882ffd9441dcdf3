import { setTimeout as sleep } from 'node:timers/promises';
import { type EventQueue, eventQueue } from '../core/event-queue.ts';
import type { HandlerFailure } from '../core/handler/outcome.ts';
import type { RunInput, RunnerOptions } from '../core/handler/runner.ts';
import type { Waiting } from '../core/ports.ts';
import type { StepEvent } from '../core/replay/step-event.ts';
import { startDeadline } from './deadline.ts';
import { shownPath } from './frames.ts';
import type { Watcher } from './instrument.ts';
import { ownBytes } from './own-bytes.ts';
import type { FromThread, OutcomeEvent, ThreadEnd } from './protocol.ts';
import type { Thread } from './thread.ts';
import { bug, endVerdict, outOfMemory, type Verdict } from './thread-verdict.ts';
import { bufferOf } from './worker/revive-bytes.ts';

/** How long a handler may tidy up after its signal is aborted, before its thread is ended. */
const graceMs = 50;
/** A thread that does not hear of its signal for so long takes no turns; a busy machine may keep one waiting. */
const patienceMs = 500;

type Run = {
  readonly thread: Thread;
  readonly watcher: Watcher | undefined;
  readonly hasAdapt: boolean;
  readonly options: RunnerOptions;
  readonly queue: EventQueue<StepEvent>;
  readonly start: number;
  /** Why the thread is being ended by us; what it says of its end then does not count. */
  verdict: (() => Verdict) | undefined;
  /** The last thing it said of its own end. */
  lastWord: FromThread | undefined;
  isAdapted: boolean;
  isResponsive: boolean;
  readonly answered: PromiseWithResolvers<void>;
  /** Its outcome is told, or the reader has gone: what the thread says now belongs to nobody. */
  isOver: boolean;
};

/** A thread whose handler is loaded. */
export type Loaded = {
  readonly thread: Thread;
  readonly hasAdapt: boolean;
  readonly watcher?: Watcher | undefined;
};

/** Runs one message on a loaded thread. Whatever becomes of the handler, the last event is its outcome. */
export async function* runOnThread(
  { thread, hasAdapt, watcher }: Loaded,
  { input, options }: { readonly input: RunInput; readonly options: RunnerOptions },
  { signal }: Waiting,
): AsyncGenerator<StepEvent, void> {
  const run = startRun({ thread, watcher, hasAdapt }, options);
  const { queue } = run;
  const deadline = startDeadline(options.timeoutMs, () => void expire(run));
  watcher?.watch({
    still: (isStill) => (isStill ? deadline.pause() : deadline.resume()),
    failed: (error) => void endRun(run, error),
  });
  watcher?.messageStarts(hasAdapt);
  const unwatch = thread.watchMemory(() => void condemn(run, () => outOfMemory(options)));
  const stop = (): void => void abandon(run, signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  thread.listen((message) => hear(run, message));
  thread.send({ type: 'run', input: ownBytes(input) });
  if (signal.aborted) stop();
  let isEnded = false;
  try {
    for await (const event of queue.events()) {
      isEnded = event.type === 'outcome';
      // Its clock stands still while the reader is busy with the last event.
      if (isEnded) deadline.clear();
      yield event;
    }
  } finally {
    deadline.clear();
    watcher?.watch(null);
    unwatch();
    signal.removeEventListener('abort', stop);
    thread.listen(null);
    if (!isEnded) await thread.end();
  }
}

const startRun = ({ thread, watcher, hasAdapt }: Loaded, options: RunnerOptions): Run => ({
  thread,
  watcher,
  hasAdapt,
  options,
  queue: eventQueue(),
  start: performance.now(),
  verdict: undefined,
  lastWord: undefined,
  isAdapted: false,
  isResponsive: false,
  answered: Promise.withResolvers(),
  isOver: false,
});

const hear = (run: Run, message: FromThread | ThreadEnd): void => {
  if (run.isOver) return;
  if (message.type === 'event') hearEvent(run, message.event);
  else if (message.type === 'produce') void answer(run, message);
  else if (message.type === 'aborted') hearAborted(run);
  else if (message.type === 'done') hearDone(run, message.outcome);
  else if (message.type === 'ended') finish(run, run.verdict?.() ?? endVerdict(message, run));
  else run.lastWord = message;
};

const hearEvent = (run: Run, event: StepEvent): void => {
  if (event.type === 'step' && event.step === 'adapt') run.isAdapted = true;
  // Once it is condemned, what it says of its steps is a consequence of our ending it.
  if (run.verdict === undefined || event.type !== 'step') run.queue.push(event);
};

const hearAborted = (run: Run): void => {
  run.isResponsive = true;
  run.answered.resolve();
};

const hearDone = (run: Run, outcome: OutcomeEvent): void => {
  if (run.verdict !== undefined) return;
  run.isOver = true;
  // What it says from here on is no part of this message, but is not lost.
  run.thread.listen(null);
  run.queue.push(outcome);
  run.queue.end();
};

const answer = async (
  { thread, options }: Run,
  { call, request }: Extract<FromThread, { type: 'produce' }>,
): Promise<void> => {
  const { key, value, headers } = request;
  try {
    const produced = await options.onProduce({
      ...request,
      key: key === undefined ? undefined : bufferOf(key),
      value: bufferOf(value),
      headers: headers?.map(([name, bytes]) => [name, bufferOf(bytes)]),
    });
    thread.send({ type: 'produced', call, produced });
  } catch (error) {
    thread.send({ type: 'refused', call, reason: error instanceof Error ? error.message : String(error) });
  }
};

/** The time is up: the handler is told, and may tidy up a moment. Whether it answers shows if it takes turns at all. */
const expire = async (run: Run): Promise<void> => {
  const { timeoutMs } = run.options;
  const reason = `after ${timeoutMs} ms`;
  run.verdict = () => ({ outcome: 'timeout', reason });
  run.thread.send({ type: 'abort', reason: `the time-out of ${timeoutMs} ms` });
  await Promise.race([run.answered.promise, sleep(patienceMs, undefined, { ref: false })]);
  if (run.isResponsive) await sleep(graceMs);
  else {
    await run.watcher?.detach();
    const error = await blockedAt(run);
    run.verdict = () => ({ outcome: 'timeout', reason: `${reason}, its event loop is blocked`, error });
  }
  await run.thread.end();
};

const blockedAt = async ({ thread, options: { root, handler } }: Run): Promise<HandlerFailure> => {
  const { busyPlace } = await import('./busy-place.ts');
  const frame = await busyPlace(thread);
  const place = frame && { file: shownPath(root, frame.file), line: frame.line, column: frame.column };
  return { ...bug('Timeout', 'it gives up no turn, as in an endless loop', handler.module), ...place };
};

const condemn = async (run: Run, verdict: () => Verdict): Promise<void> => {
  run.verdict = verdict;
  await run.thread.end();
};

const abandon = async (run: Run, reason: unknown): Promise<void> => {
  run.isOver = true;
  run.thread.send({ type: 'abort', reason: 'the run is stopped' });
  await sleep(graceMs);
  await endRun(run, reason);
};

const endRun = async (run: Run, error: unknown): Promise<void> => {
  run.isOver = true;
  await run.thread.end();
  run.queue.end(error);
};

/** The step that was going on failed, and with it the message. */
const finish = (run: Run, verdict: Verdict): void => {
  const ms = performance.now() - run.start;
  const step = run.hasAdapt && !run.isAdapted ? 'adapt' : 'handle';
  run.queue.push({ type: 'step', step, status: 'failed', ms });
  run.queue.push({ type: 'outcome', ms, ...verdict });
  run.queue.end();
};
