import type { DebugState } from './debug-state.ts';

export const handlerRuns = 'The handler runs: space pauses it.';

/** Why nothing can be done with the handler's place now; null when it stands. */
export const notStanding = ({ phase }: Pick<DebugState, 'phase'>): string | null => {
  if (phase === 'standing') return null;
  if (phase === 'running') return handlerRuns;
  if (phase === 'over') return 'All messages are done with: r runs the last one again.';
  return noSession({ phase });
};

/** Why nothing can be evaluated now; null at a line. */
export const notAtLine = ({ phase, look }: Pick<DebugState, 'phase' | 'look'>): string | null =>
  notStanding({ phase }) ??
  (look?.stop.frames.length === 0 ? 'No line runs at this stage: [ goes back to the last one that did.' : null);

/** Why there is nothing to do at all; null when something is debugged. */
export const noSession = ({ phase }: Pick<DebugState, 'phase'>): string | null => {
  if (phase === 'opening') return 'It is just being opened.';
  if (phase === 'failed') return 'It could not be started: r tries again.';
  return phase === 'none' ? 'Nothing is being debugged yet: 4 handlers, 5 fixtures, or d on a message.' : null;
};
