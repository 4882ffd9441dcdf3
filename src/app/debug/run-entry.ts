import type { Step } from '../../core/issue.ts';
import type { InspectedMessage } from '../../core/message.ts';
import type { ReplayResult } from '../../core/replay/replay-result.ts';
import type { StepEvent } from '../../core/replay/step-event.ts';
import { hideQuotedSecrets } from '../../core/secrets.ts';
import type { Candidate } from '../replay/candidate.ts';
import { hideSecretsInLog } from '../replay/hide-secrets-in-result.ts';
import { isFit, isRunInvalid, runCandidate } from '../replay/run-candidate.ts';
import { type After, afterRun, grant } from './after-run.ts';
import { freshHandler } from './fresh-handler.ts';
import { changeTracker } from './make-stop.ts';
import {
  type Entry,
  isStepping,
  queuedMessage,
  type Run,
  type SessionState,
  secretsOf,
  signalOf,
  type Wish,
} from './session-state.ts';
import { standAtStage } from './stand.ts';

/** Takes one message through the handler once, with all its stops. */
export const runEntry = async (state: SessionState, entry: Entry): Promise<After> => {
  entry.attempt += 1;
  forgetRuns(state, entry);
  const secrets = secretsOf(state, entry.candidate.message);
  state.produced.begin(entry, secrets);
  const run: Run = {
    entry,
    queued: queuedMessage(state, entry),
    stop: new AbortController(),
    secrets,
    logs: [],
    changedIn: changeTracker(),
    wish: null,
  };
  state.run = run;
  const wish = (await refused(state, entry.candidate)) ?? (await freshHandler(state, run));
  if (wish !== null) return grant(state, run, wish);
  const result = await resultOf(state, run);
  if (result === null) return grant(state, run, run.wish ?? 'quit');
  return afterRun(state, run, result);
};

/** Runs can be large: only those of the message at hand are kept, to be compared. */
const forgetRuns = ({ run }: SessionState, entry: Entry): void => {
  if (run !== null && run.entry !== entry) Object.assign(run.entry, { lastRun: null, runBefore: null });
};

/** A message that does not reach the handler stops at the step that says so. */
const refused = async (state: SessionState, candidate: Candidate): Promise<Wish | null> => {
  const { message } = candidate;
  if (isFit(message) || isRunInvalid(candidate, state.request)) return null;
  if (!isStepping(state) && !(state.breakpoints.has('invalid') && state.request.mode === 'step')) return null;
  const answer = await standAtStage(state, { stage: failedStep(message), reason: 'invalid' });
  return 'wish' in answer ? answer.wish : null;
};

const failedStep = ({ steps }: InspectedMessage): Step =>
  steps.find(({ status }) => status === 'failed')?.step ?? 'event';

/** Null when the run was given up. */
const resultOf = async (state: SessionState, run: Run): Promise<ReplayResult | null> => {
  const { prepared, request, runner, produced } = state;
  const runs = {
    handler: prepared.handler.name,
    runner,
    take: produced.finish,
    handleInvalid: request.handleInvalid,
    attempt: run.entry.attempt,
    onEvent: (event: StepEvent) => hear(state, run, event),
    secrets: () => run.secrets,
  };
  try {
    return (await runCandidate(run.entry.candidate, runs, { signal: signalOf(state, run) })).result;
  } catch (error) {
    if (run.wish === null) throw error;
    return null;
  }
};

const hear = ({ happenings, breakpoints }: SessionState, { logs, secrets }: Run, event: StepEvent): void => {
  if (event.type === 'log' || event.type === 'mark') logs.push(hideSecretsInLog(event, secrets));
  if (event.type !== 'probe') return;
  const number = breakpoints.numberOf(event.breakpoint);
  const listed = breakpoints.list().find((one) => one.number === number);
  const error = event.error && hideQuotedSecrets(event.error, secrets);
  if (listed) happenings.push({ type: 'probe', number, breakpoint: listed.breakpoint, value: event.value, error });
};
