import type { CodePlace, PauseReason } from '../../core/debug/pause.ts';
import { stopLimits } from '../../core/debug/value-limits.ts';
import type { CallFrame, Paused, RemoteObject } from './cdp.ts';
import { ThreadGone } from './cdp-connection.ts';
import type { DebugState, Entry } from './debug-state.ts';
import {
  type Go,
  isException,
  isSameCall,
  isSameLine,
  type Origin,
  originOf,
  type Standing,
  stepMethods,
} from './decide.ts';
import { goOn } from './go-on.ts';
import { endPausing, isStopping } from './keep-pausing.ts';
import { makePause } from './make-pause.ts';

/** The thread stands still: for the user, or only on the way to where it is to. */
export const standStill = async (state: DebugState, paused: Paused): Promise<void> => {
  try {
    // V8 stops before it would end the process.
    if (paused.reason === 'OOM') return state.onOutOfMemory();
    const go = await decide(state, paused);
    if (go !== null && !state.isDetached) await state.cdp.call(go, {});
  } catch (error) {
    // V8's complaint when the thread was freed meanwhile.
    if (!state.isDetached && !(error instanceof ThreadGone)) state.fail(error);
  }
};

/** How to go on; null when V8 has been told already. */
const decide = async (state: DebugState, paused: Paused): Promise<Go | null> => {
  const { scripts, stepping } = state;
  const [top] = paused.callFrames;
  if (top === undefined) return 'Debugger.resume';
  const frames = paused.callFrames.filter(({ location }) => scripts.of(location).kind === 'users');
  const place = frames[0] && scripts.placeOf(frames[0].location);
  const standing = { frames, place, isWoken: paused.asyncStackTrace !== undefined };
  const { kind } = scripts.of(top.location);
  if (kind === 'gate') return atGate(state, paused, frames);
  if (kind !== 'users') return leavingForeign(state);
  if (isAtReturn(state, paused)) return leaving(state, top, standing);
  if (stepping?.how === 'out' && paused.reason === 'step' && isStillIn(standing, stepping.origin)) {
    return 'Debugger.stepOut';
  }
  const reason = isException(paused) ? await throwReason(state, paused) : await reasonOf(state, paused, place);
  if (reason === null) return passing(state, frames);
  if (reason === stepping?.how && isSameLine(standing, stepping)) {
    await keepReturned(state, top);
    state.stepping = { ...stepping, origin: originOf(standing, stepping.origin) ?? stepping.origin, wasAbroad: false };
    return stepMethods[stepping.how];
  }
  return stopAt(state, { paused, frames, reason });
};

/** It stops there only to be asked what is returned, unless the user's own breakpoint is there too. */
const isAtReturn = ({ returns, bound }: DebugState, { hitBreakpoints = [] }: Paused): boolean =>
  returns.isHit(hitBreakpoints) && bound.hit(hitBreakpoints) === undefined;

const leaving = async (state: DebugState, top: CallFrame, standing: Standing): Promise<Go> => {
  const { stepping, returns } = state;
  if (stepping === null) return 'Debugger.resume';
  if (isSameCall(standing, stepping.origin)) {
    await keepReturned(state, top);
    await returns.end();
  }
  return 'Debugger.stepOut';
};

/** In the call that is to be left, or in one that it made. */
const isStillIn = (standing: Standing, origin: Origin): boolean =>
  isSameCall(standing, origin) || standing.frames.length > origin.depth;

/** Node steps into code of its own, whatever it is told: Node 26, and the older ones on a process's main thread. */
const leavingForeign = (state: DebugState): Go => {
  if (state.stepping === null) return state.isPauseWanted ? 'Debugger.stepOut' : 'Debugger.resume';
  state.stepping = { ...state.stepping, wasAbroad: true };
  return 'Debugger.stepOut';
};

/** On from a stop that nobody wants, without losing where a step is to end. */
const passing = ({ stepping }: DebugState, frames: readonly CallFrame[]): Go => {
  if (stepping === null) return 'Debugger.resume';
  const isDeeper = frames.length > stepping.origin.depth;
  return isDeeper && stepping.how !== 'in' ? 'Debugger.stepOut' : stepMethods[stepping.how];
};

/** Why the user is to see this stop; null: they are not. */
const reasonOf = async (
  state: DebugState,
  paused: Paused,
  place: CodePlace | undefined,
): Promise<PauseReason | null> => {
  const { bound, stepping, resume } = state;
  const ids = paused.hitBreakpoints ?? [];
  const isBreak = bound.hit(ids) !== undefined && (await isStopping(state, paused));
  const entry = await state.entries.spend(ids);
  const entryReason = entry === undefined ? null : atEntry(state, entry);
  if (entryReason !== null) return entryReason;
  if (isBreak) return 'break';
  const isStep = paused.reason === 'step' || paused.reason === 'ambiguous';
  if (stepping !== null && isStep) return stepping.how;
  if (state.isPauseWanted) return 'pause';
  if (entry !== undefined) return null;
  // What `leaveStatement` left behind.
  if (paused.reason === 'step') return null;
  if (resume?.how === 'until' && place?.line === resume.line) return 'until';
  // A `debugger` statement in the user's own code.
  return 'break';
};

const atEntry = (state: DebugState, entry: Entry): PauseReason | null => {
  const { plan, resume, bound } = state;
  const isFirst = !state.isEntered;
  state.isEntered = true;
  state.stage = entry;
  if (isFirst) return plan.stopsAtEntry || bound.has('entry') ? 'entry' : null;
  if (!plan.stopsAtEntry) return null;
  return resume === null || resume.how === 'continue' ? 'entry' : resume.how;
};

/** V8 cannot tell what the user's code catches: whoever runs the handler catches everything. */
const throwReason = async ({ bound, catches }: DebugState, paused: Paused): Promise<PauseReason | null> =>
  bound.has('throw') || (bound.has('uncaught') && !(await catches(paused))) ? 'throw' : null;

const atGate = async (state: DebugState, paused: Paused, frames: readonly CallFrame[]): Promise<Go | null> => {
  const url = paused.callFrames[0] && state.scripts.of(paused.callFrames[0].location).gate;
  if (url === 'end') {
    // Whatever step is left ends with its message, or it would leak into the next one.
    state.stepping = null;
    await state.returns.end();
    await state.entries.rearm();
    return 'Debugger.resume';
  }
  const reason = state.resume?.how === 'effect' ? 'effect' : 'produce';
  return stopAt(state, { paused, frames, reason });
};

type Stop = { readonly paused: Paused; readonly frames: readonly CallFrame[]; readonly reason: PauseReason };

const stopAt = async (state: DebugState, { paused, frames, reason }: Stop): Promise<Go | null> => {
  const [top, ...callers] = frames;
  if (top === undefined) return 'Debugger.resume';
  await state.returns.end();
  await keepReturned(state, top);
  const pause = await makePause(state, { paused, frames: [top, ...callers], reason });
  state.returned = undefined;
  if (state.isPauseWanted) await endPausing(state);
  state.stepping = null;
  // What the thread said before it stood still may still be on its way, and is told first.
  await state.heard(state.previewer.posted());
  await new Promise((resolve) => setImmediate(resolve));
  state.tell(true);
  state.paused = paused;
  const resume = await state.plan.onPause(pause);
  state.paused = null;
  state.tell(false);
  if (state.isDetached) return null;
  return goOn(state, { paused, frames: [top, ...callers] }, resume);
};

/** What a call returns is known on the return itself, and shown there or, if that is no new line, at the next stop. */
const keepReturned = async (state: DebugState, { returnValue, functionName }: CallFrame): Promise<void> => {
  if (returnValue === undefined) return;
  const value = await settledValue(state, returnValue);
  if (value.type === 'undefined') return;
  state.returned = { function: functionName, value: await state.previewer.value(value, stopLimits) };
};

/** An async function returns a promise that is fulfilled already. */
const settledValue = async ({ cdp }: DebugState, value: RemoteObject): Promise<RemoteObject> => {
  if (value.subtype !== 'promise' || value.objectId === undefined) return value;
  const { internalProperties = [] } = await cdp.call('Runtime.getProperties', {
    objectId: value.objectId,
    ownProperties: true,
  });
  const inner = (name: string) => internalProperties.find((property) => property.name === name)?.value;
  return inner('[[PromiseState]]')?.value === 'fulfilled' ? (inner('[[PromiseResult]]') ?? value) : value;
};
