import { setTimeout as sleep } from 'node:timers/promises';
import type { Paused } from './cdp.ts';
import type { DebugState } from './debug-state.ts';

const pauseAgainMs = 25;
/** A condition may keep the handler busy for so long then, in ms. */
const patienceMs = 2000;

/**
 * Stops the thread at the next line of the user's. V8 forgets that it is to stop when that reaches it in code it passes
 * over: it is told again. Nor does it stop at a line whose breakpoint's condition does not hold, or while it asks for
 * that, which in a short loop is always: there the condition stops it.
 */
export const keepPausing = async (state: DebugState): Promise<void> => {
  await wantPause(state, true);
  while (state.isPauseWanted && !state.isDetached) {
    await state.cdp.call('Debugger.pause', {});
    await sleep(pauseAgainMs, undefined, { ref: false });
  }
};

export const endPausing = async (state: DebugState): Promise<void> => {
  state.isPauseWanted = false;
  await wantPause(state, false);
};

const wantPause = ({ previewer }: DebugState, isWanted: boolean): Promise<unknown> =>
  previewer.hook('function (isWanted) { this.wantPause(isWanted); }', isWanted);

/** Whether a breakpoint that V8 says was hit stops. The thread has asked it, unless it was to stop anyway. */
export const isStopping = async (
  { cdp, bound, previewer, isPauseWanted }: DebugState,
  { callFrames: [top], hitBreakpoints = [] }: Paused,
): Promise<boolean> => {
  if (!isPauseWanted || !(await previewer.hook('function () { return this.isUnasked(); }'))) return true;
  const expression = bound.asked(hitBreakpoints);
  if (expression === undefined || top === undefined) return true;
  const { callFrameId } = top;
  const { result } = await cdp.call('Debugger.evaluateOnCallFrame', {
    callFrameId,
    expression,
    throwOnSideEffect: false,
    silent: true,
    timeout: patienceMs,
    objectGroup: 'conditions',
  });
  return result.value === true;
};
