import type { HandlerRunner, RunInput } from '../../core/handler/runner.ts';
import type { InspectedMessage } from '../../core/message.ts';
import type { Waiting } from '../../core/ports.ts';
import { unmetExpectations } from '../../core/replay/expectation.ts';
import type { ProducedMessage, ReplayLog, ReplayResult, ReplayStep } from '../../core/replay/replay-result.ts';
import type { StepEvent } from '../../core/replay/step-event.ts';
import type { Candidate } from './candidate.ts';
import type { Held } from './hold-produced.ts';

type Runs = {
  readonly handler: string;
  readonly runner: HandlerRunner;
  /** What the handler produced since it was last asked. */
  readonly take: () => readonly Held[];
  readonly handleInvalid: boolean;
  /** Which run of the message it is; 1 when absent. */
  readonly attempt?: number;
  /** Told of everything as it happens. */
  readonly onEvent?: (event: StepEvent) => void;
  /** Texts that a debugger's pictures of values do not show. */
  readonly secrets?: (message: InspectedMessage) => readonly string[];
};

type Ran = {
  readonly result: ReplayResult;
  /** What it produced, and may be sent. */
  readonly produced: readonly Held[];
};

/** Takes one message through the handler, or, where it may not reach it, only says so. */
export const runCandidate = async (candidate: Candidate, runs: Runs, waiting: Waiting): Promise<Ran> => {
  const isRun = isFit(candidate.message) || isRunInvalid(candidate, runs);
  const ran = isRun ? await handled(candidate, runs, waiting) : rejected(candidate, runs.handler);
  const { expected } = candidate;
  if (expected === undefined) return ran;
  return { ...ran, result: { ...ran.result, differences: unmetExpectations(expected, ran.result) } };
};

/** A tombstone of no event that can be told reaches the handler too. */
export const isFit = ({ valid, event, raw }: InspectedMessage): boolean =>
  valid !== false && (event !== undefined || raw.value === null);

/** The handler gets an invalid message where that is asked for, or where its fixture was made of such a run. */
export const isRunInvalid = ({ expected }: Candidate, { handleInvalid }: Pick<Runs, 'handleInvalid'>): boolean =>
  handleInvalid || expected?.valid === false;

const rejected = (candidate: Candidate, handler: string): Ran => ({
  result: unhandled(candidate, handler, 'invalid'),
  produced: [],
});

/** Of a message that the handler never saw to its end. */
export const unhandled = (candidate: Candidate, handler: string, outcome: 'invalid' | 'skipped'): ReplayResult => ({
  ...partsOf(candidate, handler),
  outcome,
  steps: [...candidate.message.steps, { step: 'outcome', status: outcome === 'invalid' ? 'failed' : 'ok' }],
  logs: [],
  produced: [],
  ms: 0,
});

const handled = async (candidate: Candidate, runs: Runs, waiting: Waiting): Promise<Ran> => {
  const steps: ReplayStep[] = [...candidate.message.steps];
  const logs: ReplayLog[] = [];
  let end: Extract<StepEvent, { type: 'outcome' }> | undefined;
  for await (const event of runs.runner.run(inputOf(candidate, runs), waiting)) {
    runs.onEvent?.(event);
    if (event.type === 'step') steps.push({ step: event.step, status: event.status, ms: event.ms });
    else if (event.type === 'outcome') end = event;
    else if (event.type !== 'probe') logs.push(event);
  }
  if (end === undefined) throw new Error('a run ends with its outcome');
  const { outcome, reason, error, ms } = end;
  const held = runs.take();
  const produced = held.map((one) => one.produced);
  const isFailure = outcome === 'failed' || outcome === 'timeout';
  const result: ReplayResult = {
    ...partsOf(candidate, runs.handler),
    outcome,
    reason,
    steps: [...steps, produceStep(produced), { step: 'outcome', status: isFailure ? 'failed' : 'ok' }],
    logs,
    produced,
    error,
    ms,
  };
  return { result, produced: held };
};

const partsOf = ({ message, fixture, hasPlace }: Candidate, handler: string) => ({
  handler,
  message,
  fixture,
  hasPlace,
  issues: message.issues,
});

const produceStep = (produced: readonly ProducedMessage[]): ReplayStep => {
  if (produced.length === 0) return { step: 'produce', status: 'skipped' };
  return { step: 'produce', status: produced.some(({ message }) => message.valid === false) ? 'failed' : 'ok' };
};

const inputOf = ({ message, fixture }: Candidate, { secrets, attempt = 1 }: Runs): RunInput => {
  const { topic, partition, offset, timestamp, key, value, headers } = message.raw;
  const { encoding, event } = message;
  const input = { topic, partition, offset, timestamp, key, value, headers, encoding, event, fixture, attempt };
  return { ...input, secrets: secrets?.(message) };
};
