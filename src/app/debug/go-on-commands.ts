import type { Resume } from '../../core/debug/pause.ts';
import type { DebugSession } from './debug-session.ts';
import type { SessionState, Standing, Wish } from './session-state.ts';

/** The commands after which the handler runs. */
export const goOnCommands = (
  state: SessionState,
): Pick<DebugSession, 'resume' | 'pause' | 'retry' | 'skip' | 'reload' | 'runMessage' | 'current'> => ({
  current: () => state.standing?.stop ?? null,
  resume: async (resume) => {
    const { standing } = state;
    if (standing === null) return isRunning;
    const real = await reachable(standing, resume);
    if (typeof real === 'string') return real;
    leave(state);
    standing.answer(real);
    return null;
  },
  pause: () => state.runner.pause(),
  retry: () => wish(state, 'again'),
  skip: () => wish(state, 'skip'),
  reload: () => {
    beginAgain(state);
    return null;
  },
  runMessage: (number) => {
    if (state.entries[number - 1] === undefined) return `there is no message ${number} in the queue`;
    turnTo(state, number - 1);
    return null;
  },
});

const isRunning = 'the handler is running: pause it first';

/** `until` a line without code goes to the next one that has some. */
const reachable = async ({ pause }: Standing, resume: Resume): Promise<Resume | string> => {
  if (resume.how !== 'until') return resume;
  if (pause === null) return 'there is no line here: this stage is not in the handler';
  const line = await pause.lineWithCode(resume.line);
  return line === null ? `no code at line ${resume.line} or after it` : { how: 'until', line };
};

const wish = (state: SessionState, wanted: Wish): string | null =>
  state.standing === null ? isRunning : giveUp(state, wanted);

/** Ends the run at hand for something else; null when that was possible. */
export const giveUp = (state: SessionState, wanted: Wish): string | null => {
  const { standing, run } = state;
  leave(state);
  if (standing !== null && standing.pause === null) {
    standing.answer({ wish: wanted });
    return null;
  }
  if (run === null || run.stop.signal.aborted) return 'no message is at hand';
  run.wish = wanted;
  run.stop.abort(new Error(`given up: ${wanted}`));
  return null;
};

/** Runs the message at hand again with the handler read from disk, or the one that ran last when the queue had ended. */
export const beginAgain = (state: SessionState): void => {
  const last = state.run === null ? -1 : state.entries.indexOf(state.run.entry);
  turnTo(state, Math.max(0, last < 0 ? Math.min(state.index, state.entries.length - 1) : last));
};

/** Runs a message, whatever is at hand. */
const turnTo = (state: SessionState, index: number): void => {
  const isDone = state.index !== index && state.standing?.stop.result !== undefined;
  const next = state.goesOnAt ?? (isDone ? state.index + 1 : state.index);
  state.goesOnAt = next === index ? null : next;
  const wish = state.index === index ? 'again' : 'other';
  state.index = index;
  state.isStale = true;
  state.resume = null;
  giveUp(state, wish);
  state.wake();
};

const leave = (state: SessionState): void => {
  state.standing = null;
  state.recording.present();
};
