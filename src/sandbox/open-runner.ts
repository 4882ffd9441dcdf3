import { realpathSync } from 'node:fs';
import type { Outcome } from '../core/handler/outcome.ts';
import { roundedInteger } from '../core/handler/rounded-integer.ts';
import type { HandlerRunner, OpenRunner, RunInput, RunnerOptions } from '../core/handler/runner.ts';
import type { Waiting } from '../core/ports.ts';
import type { StepEvent } from '../core/replay/step-event.ts';
import { type InspectorHub, openInspectorHub } from './debugger/inspector-hub.ts';
import { isIdeAttached } from './ide-attached.ts';
import type { Instrument, Watcher } from './instrument.ts';
import { letGo } from './let-go.ts';
import { loadThread } from './load-thread.ts';
import { runOnThread } from './run-on-thread.ts';
import { startThread } from './start-thread.ts';
import type { Thread } from './thread.ts';
import { threadSettings } from './thread-settings.ts';

/** A thread, and what watches it. */
type Manned = { readonly thread: Thread; readonly watcher: Watcher | undefined };
type Ready = Manned & { readonly hasAdapt: boolean };

/** Runs a handler in a thread or a process of its own: a new one after each message that did not end well. */
export const openRunner: OpenRunner = (given) => runnerOf(given);

/** The same with something that watches each of its threads. */
export const runnerOf = (given: RunnerOptions, instrument?: Instrument): HandlerRunner => {
  const isIdeHere = isIdeAttached(given.env);
  const isUntimed = isIdeHere || given.inspect !== undefined;
  const options = { ...given, root: realpathSync(given.root), ...(isUntimed && { timeoutMs: 0 }) };
  let ready: Ready | undefined;
  let spare: Promise<Manned> | undefined;
  let hub: InspectorHub | undefined;
  /** What is said outside a message goes to the next one's logs. */
  const between: StepEvent[] = [];
  let hasSaidRounding = false;
  let hasSaidIde = false;
  let isReloaded = false;

  const start = async (): Promise<Manned> => {
    const { isolate = options.handler.isolate ?? 'worker' } = options;
    const thread = startThread[isolate](threadSettings(options, instrument !== undefined));
    if (isUntimed) {
      thread.beforeEnd(() => {
        hub ??= openInspectorHub();
        return letGo(thread, hub);
      });
    }
    return { thread, watcher: await instrument?.(thread) };
  };

  const takeSpare = async (): Promise<Manned> => {
    const waiting = await spare;
    spare = undefined;
    return waiting && !waiting.thread.isEnded() ? waiting : start();
  };

  const load: HandlerRunner['load'] = async (waiting) => {
    if (ready && !ready.thread.isEnded()) return;
    if (ready) between.push(...lastWords(ready.thread));
    ready = undefined;
    if (isIdeHere && !hasSaidIde) options.onInspector?.({ type: 'attached' });
    hasSaidIde = true;
    const { thread, watcher } = await takeSpare();
    const { hasAdapt, logs } = await loadThread({ thread, watcher }, options, waiting);
    thread.listen(null);
    between.push(...logs);
    await watcher?.loaded();
    ready = { thread, watcher, hasAdapt };
    // Who reloads once will again: a save is answered faster by a thread that has started already.
    if (isReloaded) spare = start();
  };

  const drop = async (): Promise<void> => {
    const old = ready;
    ready = undefined;
    await old?.thread.end();
  };

  const reload = async (): Promise<void> => {
    isReloaded = true;
    await drop();
  };

  async function* run(input: RunInput, waiting: Waiting): AsyncGenerator<StepEvent, void> {
    await load(waiting);
    if (!ready) throw new Error('a loaded runner has a thread');
    yield* between.splice(0);
    if (!hasSaidRounding) {
      const warning = roundingWarning(input);
      hasSaidRounding = warning !== undefined;
      if (warning) yield warning;
    }
    let isSound = false;
    try {
      for await (const event of runOnThread(ready, { input, options }, waiting)) {
        // A debugger that has connected to the thread is not to lose it.
        if (event.type === 'outcome') isSound = options.inspect !== undefined || isSoundEnd(event.outcome);
        if (event.type === 'outcome' && !isSound) await drop();
        yield event;
      }
    } finally {
      if (!isSound && ready) await drop();
    }
  }

  const close = async (): Promise<void> => {
    const manned = [ready, await spare];
    ready = undefined;
    spare = undefined;
    await Promise.all(manned.map((one) => one?.thread.end()));
    hub?.close();
  };

  return { load, run, reload, close };
};

const isSoundEnd = (outcome: Outcome): boolean => outcome !== 'failed' && outcome !== 'timeout';

const roundingWarning = ({ value, encoding }: RunInput): StepEvent | undefined => {
  const integer = value !== null && encoding === 'json' ? roundedInteger(value.toString()) : undefined;
  if (integer === undefined) return undefined;
  const message = `the value has integers beyond 2^53, which JSON.parse rounds: ${integer}`;
  return { type: 'log', at: 0, level: 'warn', message };
};

/** What a thread said, and died of, after its message had ended: no message's fault, but not to be lost. */
const lastWords = (thread: Thread): readonly StepEvent[] => {
  const said: StepEvent[] = [];
  thread.listen((message) => {
    if (message.type === 'event') said.push(message.event);
    if (message.type !== 'uncaught' && message.type !== 'exit') return;
    const { name, message: what, file, line } = message.failure;
    const text = `after the message before, its thread was ended by ${name}: ${what}`;
    said.push({ type: 'log', at: 0, level: 'error', message: text, ...(file && { file }), ...(line && { line }) });
  });
  return said;
};
