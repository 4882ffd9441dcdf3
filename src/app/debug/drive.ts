import { EvtoolError } from '../../core/errors.ts';
import type { Step } from '../../core/issue.ts';
import type { InspectedMessage } from '../../core/message.ts';
import { orAborted } from '../../core/or-aborted.ts';
import type { ReplayResult } from '../../core/replay/replay-result.ts';
import { countResult, isUnexpectedFailure } from '../../core/replay/replay-stats.ts';
import type { StepEvent } from '../../core/replay/step-event.ts';
import { hideSecretsInLog, hideSecretsInResult } from '../replay/hide-secrets-in-result.ts';
import { isFit, runCandidate, unhandled } from '../replay/run-candidate.ts';
import { changeTracker } from './make-stop.ts';
import {
  type Entry,
  isStepping,
  queuedMessage,
  type Run,
  type SessionState,
  secretsOf,
  type Wish,
} from './session-state.ts';
import { standAtStage } from './stand.ts';

type After = 'next' | 'again' | 'end';

/** Takes the queue through the handler, until its end or the session's. */
export const drive = async (state: SessionState): Promise<void> => {
  const { runner, happenings } = state;
  try {
    while (!state.isClosed) {
      if (state.index >= state.entries.length && !(await stays(state))) return happenings.end();
      if (state.isClosed) return happenings.end();
      const entry = state.entries[state.index];
      if (entry === undefined) continue;
      const after = await runEntry(state, entry);
      if (after === 'next') state.index += 1;
      if (after === 'end') state.index = state.entries.length;
    }
    happenings.end();
  } catch (error) {
    happenings.end(error);
  } finally {
    state.standing = null;
    await runner.close();
  }
};

/** At the end of the queue: whether there is more to come. */
const stays = async (state: SessionState): Promise<boolean> => {
  if (!state.request.stays || state.isClosed) return false;
  state.happenings.push({ type: 'waiting' });
  const { promise, resolve } = Promise.withResolvers<void>();
  state.wake = resolve;
  await orAborted(promise, state.waiting.signal);
  return true;
};

const sayMovedBreakpoints = ({ runner, breakpoints, prepared: { context } }: SessionState): void => {
  if (!runner.isArmed) return;
  for (const { breakpoint, line } of breakpoints.list()) {
    if (breakpoint.kind !== 'line' || line === breakpoint.line) continue;
    const place = `${breakpoint.file}:${breakpoint.line}`;
    if (line === null) context.notice(`No code at ${place} yet: its file is not loaded, or ends before it.`);
    else context.notice(`No code at ${place}: the breakpoint is at line ${line}.`);
  }
};

const runEntry = async (state: SessionState, entry: Entry): Promise<After> => {
  entry.attempt += 1;
  forgetRuns(state, entry);
  const run: Run = {
    entry,
    queued: queuedMessage(state, entry),
    stop: new AbortController(),
    secrets: secretsOf(state, entry.candidate.message),
    logs: [],
    changedIn: changeTracker(),
    wish: null,
  };
  state.run = run;
  const wish = (await refused(state, entry.candidate.message)) ?? (await freshHandler(state, run));
  if (wish !== null) return granted(state, run, wish);
  const result = await resultOf(state, run);
  if (result === null) return granted(state, run, run.wish ?? 'quit');
  return look(state, run, result);
};

/** Runs can be large: only those of the message at hand are kept, to be compared. */
const forgetRuns = ({ run }: SessionState, entry: Entry): void => {
  if (run !== null && run.entry !== entry) Object.assign(run.entry, { lastRun: null, runBefore: null });
};

/** A message that does not reach the handler stops at the step that says so. */
const refused = async (state: SessionState, message: InspectedMessage): Promise<Wish | null> => {
  if (isFit(message) || state.request.handleInvalid) return null;
  if (!isStepping(state) && !(state.breakpoints.has('invalid') && state.request.mode === 'step')) return null;
  const answer = await standAtStage(state, { stage: failedStep(message), reason: 'invalid' });
  return 'wish' in answer ? answer.wish : null;
};

const failedStep = ({ steps }: InspectedMessage): Step =>
  steps.find(({ status }) => status === 'failed')?.step ?? 'event';

/** Loads the handler, the first time and whenever it is to be read from disk again. */
const freshHandler = async (state: SessionState, run: Run): Promise<Wish | null> => {
  if (!state.isStale) return null;
  const isFirst = !state.isLoaded;
  if (!isFirst) await state.runner.reload();
  try {
    await state.runner.load({ signal: signalOf(state, run) });
    state.isStale = false;
    state.isLoaded = true;
    state.runner.stopAtEntry();
    if (isFirst) sayMovedBreakpoints(state);
    return null;
  } catch (error) {
    if (run.wish !== null) return run.wish;
    // Later it was being worked on: it is said where it stands, to be mended and read again.
    if (isFirst || !(error instanceof EvtoolError)) throw error;
    const answer = await standAtStage(state, { stage: 'load', reason: 'stage', note: error.message });
    return 'wish' in answer ? answer.wish : 'again';
  }
};

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

const signalOf = ({ waiting }: SessionState, { stop }: Run): AbortSignal =>
  AbortSignal.any([waiting.signal, stop.signal]);

const hear = ({ happenings, breakpoints }: SessionState, { logs, secrets }: Run, event: StepEvent): void => {
  if (event.type === 'log' || event.type === 'mark') logs.push(hideSecretsInLog(event, secrets));
  if (event.type !== 'probe') return;
  const number = breakpoints.numberOf(event.breakpoint);
  const listed = breakpoints.list().find((one) => one.number === number);
  if (listed)
    happenings.push({ type: 'probe', number, breakpoint: listed.breakpoint, value: event.value, error: event.error });
};

/** After the run: at the stages that the user stepped to, and where it failed under their eyes. */
const look = async (state: SessionState, run: Run, result: ReplayResult): Promise<After> => {
  const shown = (): ReplayResult =>
    hideSecretsInResult({ ...result, produced: state.produced.ofLast() }, state.isSecret);
  keepRun(state, run, shown());
  let isSeen = false;
  const stepsOn = (): boolean => state.request.mode === 'step' && state.resume?.how === 'stage';
  if (stepsOn() && result.produced.length > 0) {
    const answer = await standAtStage(state, { stage: 'produce', reason: 'stage', result: shown() });
    if ('wish' in answer) return granted(state, run, answer.wish);
  }
  if (stepsOn() || (isStepping(state) && isUnexpectedFailure(result))) {
    isSeen = true;
    const answer = await standAtStage(state, { stage: 'outcome', reason: 'stage', result: shown() });
    if ('wish' in answer) return granted(state, run, answer.wish);
  }
  const isEnd = isUnexpectedFailure(result) && !isSeen && !state.request.keepGoing;
  report(state, run, shown());
  return isEnd ? 'end' : 'next';
};

const report = (state: SessionState, { entry }: Run, result: ReplayResult): void => {
  entry.outcome = result.outcome;
  countResult(state.stats, result);
  state.happenings.push({ type: 'result', result });
};

const keepRun = ({ recording }: SessionState, { entry, queued }: Run, result: ReplayResult | null): void => {
  entry.runBefore = entry.lastRun;
  entry.lastRun = { attempt: queued.attempt, stops: recording.run(queued.number, queued.attempt), result };
};

/** Does what the user wished instead of going on. */
const granted = (state: SessionState, run: Run, wish: Wish): After => {
  if (run.wish !== null) keepRun(state, run, null);
  state.produced.drop();
  state.runner.stopAtEntry();
  if (wish === 'quit') return 'end';
  if (wish === 'again') {
    state.isStale = true;
    state.resume = null;
    return 'again';
  }
  const skipped = unhandled(run.entry.candidate, state.prepared.handler.name, 'skipped');
  report(state, run, hideSecretsInResult({ ...skipped, reason: 'skipped in the debugger' }, state.isSecret));
  state.resume = null;
  return 'next';
};
