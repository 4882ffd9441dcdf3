import { fileURLToPath } from 'node:url';
import type { Isolation } from '../../src/core/handler/registration.ts';
import type { HandlerRunner, RunInput, RunnerOptions } from '../../src/core/handler/runner.ts';
import type { StepEvent } from '../../src/core/replay/step-event.ts';
import { openRunner } from '../../src/sandbox/open-runner.ts';

export const dataFolder = fileURLToPath(new URL('./data', import.meta.url));

export type HandlerOptions = Partial<Omit<RunnerOptions, 'handler'>> & {
  readonly nodeOptions?: readonly string[];
  readonly envFile?: string;
};

/** A runner of a handler in `data/`. */
export const handlerRunner = (
  module: string,
  { nodeOptions = [], envFile, ...options }: HandlerOptions = {},
): HandlerRunner =>
  openRunner({
    root: dataFolder,
    handler: { name: 'h', module, events: [], topics: [], nodeOptions, envFile: envFile ?? null },
    onProduce: async ({ target }) => ({ topic: target, partition: null, offset: null, held: true }),
    timeoutMs: 30_000,
    maxMemoryMb: 256,
    env: {},
    ...options,
  });

export const inputOf = (value: unknown, input: Partial<RunInput> = {}): RunInput => ({
  topic: 'orders',
  partition: 1,
  offset: 13,
  timestamp: 1_700_000_000_000,
  key: Buffer.from('k'),
  value: Buffer.from(JSON.stringify(value)),
  headers: [],
  encoding: 'json',
  attempt: 1,
  ...input,
});

export const collect = async (events: AsyncIterable<StepEvent>): Promise<readonly StepEvent[]> => {
  const all: StepEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
};

/** What one message makes of a handler in `data/`. */
export const runOnce = async (
  module: string,
  input: RunInput,
  options: HandlerOptions = {},
): Promise<readonly StepEvent[]> => {
  const runner = handlerRunner(module, options);
  try {
    return await collect(runner.run(input, { signal: AbortSignal.timeout(60_000) }));
  } finally {
    await runner.close();
  }
};

export const logsOf = (events: readonly StepEvent[]) => events.filter((event) => event.type === 'log');
export const messagesOf = (events: readonly StepEvent[]): readonly string[] =>
  logsOf(events).map(({ message }) => message);
export const outcomeOf = (events: readonly StepEvent[]) => {
  const last = events.at(-1);
  if (last?.type !== 'outcome') throw new Error(`the last event is ${last?.type}`);
  return last;
};
export const stepsOf = (events: readonly StepEvent[]): readonly string[] =>
  events.flatMap((event) => (event.type === 'step' ? [`${event.step} ${event.status}`] : []));

/** The same for each place that a handler can live in. */
export const handlersIn = (isolate: Isolation) => ({
  handlerRunner: (module: string, options: HandlerOptions = {}) => handlerRunner(module, { isolate, ...options }),
  runOnce: (module: string, input: RunInput, options: HandlerOptions = {}) =>
    runOnce(module, input, { isolate, ...options }),
});
