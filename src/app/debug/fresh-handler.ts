import { EvtoolError } from '../../core/errors.ts';
import { type Run, type SessionState, signalOf, type Wish } from './session-state.ts';
import { standAtStage } from './stand.ts';

/** Loads the handler, the first time and whenever it is to be read from disk again. */
export const freshHandler = async (state: SessionState, run: Run): Promise<Wish | null> => {
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
    const answer = await standAtStage(state, {
      stage: 'load',
      reason: 'stage',
      note: error.message,
      place: error.place,
    });
    return 'wish' in answer ? answer.wish : 'again';
  }
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
