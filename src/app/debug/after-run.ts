import type { ReplayResult } from '../../core/replay/replay-result.ts';
import { countResult, isUnexpectedFailure, uncountResult } from '../../core/replay/replay-stats.ts';
import { hideSecretsInResult } from '../replay/hide-secrets-in-result.ts';
import { unhandled } from '../replay/run-candidate.ts';
import { isStepping, type Run, type SessionState, type Wish } from './session-state.ts';
import { standAtStage } from './stand.ts';

/** What is to be run next: the next message, this one again, or none. */
export type After = 'next' | 'again' | 'end';

/** After the run: at the stages that the user stepped to, and where it failed under their eyes. */
export const afterRun = async (state: SessionState, run: Run, result: ReplayResult): Promise<After> => {
  const shown = (): ReplayResult =>
    hideSecretsInResult({ ...result, produced: state.produced.ofLast() }, state.isSecret);
  keepRun(state, run, shown());
  let isSeen = false;
  const stepsOn = (): boolean => state.request.mode === 'step' && state.resume?.how === 'stage';
  if (stepsOn() && result.produced.length > 0) {
    const answer = await standAtStage(state, { stage: 'produce', reason: 'stage', result: shown() });
    if ('wish' in answer) return leave(state, run, answer.wish, shown());
  }
  const isWatched = (isStepping(state) || state.request.standsAtFailure) && !staysAtThrow(state, run);
  if (stepsOn() || (isWatched && isUnexpectedFailure(result))) {
    isSeen = true;
    const answer = await standAtStage(state, { stage: 'outcome', reason: 'stage', result: shown() });
    if ('wish' in answer) return leave(state, run, answer.wish, shown());
  }
  const isEnd = isUnexpectedFailure(result) && !isSeen && !state.request.keepGoing;
  report(state, run, shown());
  return isEnd ? 'end' : 'next';
};

/** Who stood where it failed sees the outcome at the end of the queue, where the session stays: not twice. */
const staysAtThrow = ({ request, recording, entries, index, goesOnAt }: SessionState, { queued }: Run): boolean =>
  request.stays &&
  (goesOnAt ?? index + 1) >= entries.length &&
  recording.run(queued.number, queued.attempt).at(-1)?.reason === 'throw';

/** A message that has come to its outcome keeps it, unless it is run again. */
const leave = (state: SessionState, run: Run, wish: Wish, result: ReplayResult): After => {
  if (wish === 'again') return grant(state, run, wish);
  report(state, run, result);
  if (wish === 'other') return grant(state, run, wish);
  return wish === 'quit' ? 'end' : 'next';
};

const report = (state: SessionState, { entry, queued }: Run, result: ReplayResult): void => {
  if (entry.counted !== null) uncountResult(state.stats, entry.counted);
  entry.counted = { outcome: result.outcome, differences: result.differences };
  countResult(state.stats, result);
  state.happenings.push({ type: 'result', number: queued.number, result });
};

const keepRun = ({ recording }: SessionState, { entry, queued }: Run, result: ReplayResult | null): void => {
  const stops = recording.run(queued.number, queued.attempt);
  // A second save that follows at once must not take away what there is to compare with.
  const isBarelyBegun = result === null && stops.length < 2;
  if (isBarelyBegun && entry.lastRun !== null) return;
  entry.runBefore = entry.lastRun;
  entry.lastRun = { attempt: queued.attempt, stops, result };
};

/** Does what the user wished instead of going on. */
export const grant = (state: SessionState, run: Run, wish: Wish): After => {
  if (run.wish !== null) keepRun(state, run, null);
  state.produced.drop();
  state.runner.stopAtEntry();
  if (wish === 'quit') return 'end';
  if (wish === 'again' || wish === 'other') {
    state.isStale = true;
    state.resume = null;
    return 'again';
  }
  const skipped = unhandled(run.entry.candidate, state.prepared.handler.name, 'skipped');
  report(state, run, hideSecretsInResult({ ...skipped, reason: 'skipped in the debugger' }, state.isSecret));
  state.resume = null;
  return 'next';
};
