import type { HandlerDefinition } from '../../core/handler/handler.ts';
import type { RunInput } from '../../core/handler/runner.ts';
import { userFunction } from '../../core/handler/user-function.ts';
import type { StepEvent } from '../../core/replay/step-event.ts';
import type { ThreadData, ToThread } from '../protocol.ts';
import { captureOutput } from './capture-output.ts';
import type { DebugHooks, TellProbe } from './debug-hooks.ts';
import { handlerContext } from './handler-context.ts';
import { loadHandler } from './load-handler.ts';
import { type LogWriter, logWriter } from './log-writer.ts';
import { openInspector } from './open-inspector.ts';
import { type ProduceCalls, produceCalls } from './produce-calls.ts';
import { reportEnd } from './report-end.ts';
import { resolveLibrary } from './resolve-library.ts';
import { reviveBytes } from './revive-bytes.ts';
import { runMessage } from './run-message.ts';
import { stopAtStart } from './stop-at-start.ts';
import type { ThreadPort } from './thread-port.ts';

/** What belongs to the message at hand. */
type Current = { readonly calls: ProduceCalls; readonly abort: AbortController };

/** Serves a handler's thread: it loads one module, then runs one message at a time through it. */
export const serve = async (port: ThreadPort, data: ThreadData): Promise<void> => {
  const log = logWriter(port.post, data.root);
  captureOutput(log);
  resolveLibrary();
  reportEnd(port.post, data.root);
  const hooks = data.isStepped ? await debugHooks(port, log) : undefined;
  const run = messageRunner(port, { log, data, hooks });
  let definition: HandlerDefinition | undefined;
  port.post({ type: 'started' });

  port.listen((message) => {
    if (message.type !== 'load') return run(definition, message);
    if (data.inspect) openInspector(data.inspect, port.post);
    port.unref();
    void loadHandler(data).then((loaded) => {
      port.ref();
      if (!('onMessage' in loaded)) return port.post({ type: 'load-failed', failure: loaded });
      definition = loaded;
      hooks?.loaded(loaded);
      port.post({ type: 'loaded', hasAdapt: loaded.adapt !== undefined });
    });
  });
};

type RunMessage = (definition: HandlerDefinition | undefined, message: Exclude<ToThread, { type: 'load' }>) => void;

/** Loaded on use: a thread that nobody steps starts a little faster. */
const debugHooks = async (port: ThreadPort, log: LogWriter): Promise<DebugHooks> => {
  const { installDebugHooks } = await import('./debug-hooks.ts');
  const tell: TellProbe = ({ id, ...said }) =>
    port.post({ type: 'event', event: { type: 'probe', at: log.elapsed(), breakpoint: id, ...said } });
  return installDebugHooks(tell, port.posted);
};

type RunnerParts = {
  readonly log: LogWriter;
  readonly data: ThreadData;
  readonly hooks: DebugHooks | undefined;
};

const messageRunner = (port: ThreadPort, { log, data, hooks }: RunnerParts): RunMessage => {
  let current: Current | undefined;
  let firstCall = 0;
  // Copied once: it has more variables than a message has fields.
  const env = Object.freeze({ ...process.env });
  let stopsAtHandler = data.inspect?.stopsAtHandler === true;

  const start = async (definition: HandlerDefinition, input: RunInput): Promise<void> => {
    log.restart();
    hooks?.begin(input.secrets ?? []);
    const calls = produceCalls(port, firstCall);
    const abort = new AbortController();
    current = { calls, abort };
    const { produce, settled } = calls;
    const parts = { produce, log, post: port.post, signal: abort.signal, seed: data.seed, gate: hooks?.gate, env };
    const emit = (event: StepEvent): void => port.post({ type: 'event', event });
    const unarm = stopsAtHandler ? stopAtStart(userFunction(definition.adapt ?? definition.onMessage)) : undefined;
    stopsAtHandler = false;
    port.unref();
    const outcome = await runMessage(definition, input, {
      context: handlerContext(input, parts),
      emit,
      settled,
      root: data.root,
      show: hooks?.show,
    });
    unarm?.();
    firstCall = calls.end();
    hooks?.gate('end');
    port.ref();
    port.post({ type: 'done', outcome });
  };

  return (definition, message) => {
    if (message.type === 'run' && definition) void start(definition, reviveBytes(message.input));
    else if (message.type === 'produced') current?.calls.answer(message.call, message.produced);
    else if (message.type === 'refused') current?.calls.refuse(message.call, message.reason);
    else if (message.type === 'abort') {
      current?.abort.abort(new Error(message.reason));
      port.post({ type: 'aborted' });
    }
  };
};
