import type { DebugSession } from '../../app/debug/debug-session.ts';
import type { CommandRun } from '../command.ts';
import type { PromptState } from './prompt-state.ts';

type Needs = { readonly session: Pick<DebugSession, 'pause'>; readonly state: Readonly<PromptState> };

/**
 * While the handler runs, the first Ctrl-C stops it at its next line, and a second one, when that does not come, ends the
 * run; so does the first while it stands still, or when the input has ended: then nobody could say how to go on. Undone
 * by the answer.
 */
export const pauseOnInterrupt = (
  { interrupts, terminal, signal }: Pick<CommandRun<unknown>, 'interrupts' | 'terminal' | 'signal'>,
  { session, state }: Needs,
): (() => void) => {
  /** The stop that was the last when it was asked to pause. */
  let asked: number | null = null;
  return interrupts.takenBy(() => {
    const isLeft = state.isUnattended || state.ahead?.line === null;
    const isRunning = state.look === null && !state.isIdle && !signal.aborted;
    if (!isRunning || isLeft || asked === state.stops) return false;
    asked = state.stops;
    session.pause();
    terminal.err('Stopping at the next line that runs; Ctrl-C again ends.\n');
    return true;
  });
};
