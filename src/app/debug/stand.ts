import type { Pause, Resume } from '../../core/debug/pause.ts';
import type { Step } from '../../core/issue.ts';
import { orAborted } from '../../core/or-aborted.ts';
import type { ReplayResult } from '../../core/replay/replay-result.ts';
import { hideSecretsInPause } from './hide-secrets-in-pause.ts';
import { stopOfPause, watchedAt } from './make-stop.ts';
import type { Answer, Run, SessionState, Standing } from './session-state.ts';
import type { Stop } from './stop.ts';

/** The handler stands still: answers how it is to go on, once the user has said so. */
export const standAtPause = async (state: SessionState, whole: Pause): Promise<Resume> => {
  const { run, recording, request } = state;
  if (isGivenUp(run)) return forever();
  const pause = hideSecretsInPause(whole, run?.secrets ?? []);
  const stop = stopOfPause(pause, {
    number: ++state.stopCount,
    changed: run?.changedIn(pause) ?? [],
    watches: await watchedAt(
      pause,
      state.watches.map(({ expression }) => expression),
    ),
    breakpoint: pause.breakpoint === undefined ? undefined : state.breakpoints.numberOf(pause.breakpoint),
    ...commonParts(state, run),
  });
  recording.add(stop);
  await request.record?.(stop);
  // Meanwhile, too: the next run stands elsewhere.
  if (isGivenUp(run)) return forever();
  if (isPassed(state, stop)) return { how: 'in' };
  const answer = await stand(state, { stop, pause });
  if ('wish' in answer) return forever();
  return passingAnswer(state, answer);
};

const isGivenUp = (run: Run | null): boolean => run?.stop.signal.aborted === true;

/** A run that is given up never goes on: its thread is ended while it stands still. */
const forever = (): Promise<never> => new Promise(() => {});

type Stage = {
  readonly stage: Step | 'load';
  readonly reason: 'invalid' | 'stage';
  readonly note?: string;
  readonly place?: Stop['place'];
  readonly result?: ReplayResult;
};

/** A stage before or after the handler's lines. */
export const standAtStage = async (state: SessionState, stage: Stage): Promise<Answer> => {
  const stop: Stop = {
    number: ++state.stopCount,
    frames: [],
    scopes: [],
    changed: [],
    watches: [],
    ...commonParts(state, state.run),
    ...stage,
  };
  state.recording.add(stop);
  await state.request.record?.(stop);
  const answer = await orAborted(stand(state, { stop, pause: null }), state.waiting.signal);
  if (!('wish' in answer)) passingAnswer(state, answer);
  return answer;
};

const commonParts = (state: SessionState, run: Run | null) => {
  if (run === null) throw new Error('a stop belongs to the run of a message');
  return { queued: run.queued, effects: { logs: run.logs.length, produced: state.produced.current() } };
};

const stand = (state: SessionState, { stop, pause }: Omit<Standing, 'answer'>): Promise<Answer> => {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  state.standing = { stop, pause, answer: resolve };
  state.happenings.push({ type: 'stop', stop });
  return promise;
};

/** With a recorder, `continue` goes through every line up to where it would stop. */
const passingAnswer = (state: SessionState, resume: Resume): Resume => {
  state.resume = resume;
  state.isPassing = resume.how === 'continue' && state.request.record !== undefined;
  return state.isPassing ? { how: 'in' } : resume;
};

const isPassed = (state: SessionState, { reason }: Stop): boolean => {
  if (state.request.mode === 'trace') return true;
  if (!state.isPassing) return false;
  const isWanted = reason === 'entry' && state.breakpoints.has('entry');
  state.isPassing = !isWanted && (reason === 'in' || reason === 'entry' || reason === 'stage');
  return state.isPassing;
};
