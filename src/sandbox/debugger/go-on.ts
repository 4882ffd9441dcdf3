import type { Resume } from '../../core/debug/pause.ts';
import type { CallFrame, Paused } from './cdp.ts';
import { codeAt } from './code-at.ts';
import type { DebugState } from './debug-state.ts';
import { callKey, type Go, originOf, stepMethods } from './decide.ts';
import { yieldsNext } from './yields-next.ts';

type Stood = { readonly paused: Paused; readonly frames: readonly [CallFrame, ...CallFrame[]] };

/** Does what the user answered; null when V8 has been told already. */
export const goOn = async (state: DebugState, stood: Stood, resume: Resume): Promise<Go | null> => {
  const wasEffect = state.resume?.how === 'effect';
  state.resume = resume;
  state.plan.stopsAtEntry = resume.how !== 'continue' && resume.how !== 'until';
  if (wasEffect !== (resume.how === 'effect')) await armGates(state);
  if (resume.how === 'until') return until(state, stood, resume.line);
  if (resume.how !== 'next' && resume.how !== 'in' && resume.how !== 'out') return leaveStatement(stood);
  if (isLeavingHandler(state, stood, resume.how)) return 'Debugger.resume';
  const { frames } = stood;
  const origin = originOf({ frames, place: state.scripts.placeOf(frames[0].location) });
  if (origin === undefined) return 'Debugger.resume';
  state.stepping = { how: resume.how, origin, wasAbroad: false };
  if (resume.how === 'out') await state.returns.begin(frames[0]);
  const isLeaving = isAtGate(state, stood) || (await yieldsNext(state, frames[0], resume.how));
  return isLeaving ? 'Debugger.stepOut' : stepMethods[resume.how];
};

/**
 * A step that ended at a `debugger` statement: V8 would pass over that statement from then on, were it not left by
 * another step. Nobody wants that one's end.
 */
const leaveStatement = ({ paused }: Stood): Go =>
  paused.reason === 'ambiguous' ? 'Debugger.stepOver' : 'Debugger.resume';

/** Sets which calls of the context stop. */
export const armGates = async ({ bound, previewer, resume }: DebugState): Promise<void> => {
  const isEffect = resume?.how === 'effect';
  const arm = { produce: isEffect || bound.has('produce'), log: isEffect };
  await previewer.hook('function (arm) { Object.assign(this.arm, arm); }', arm);
};

/** A step out of the handler itself would go on in whatever runs next, which `in` alone wants: a callback left behind. */
const isLeavingHandler = ({ homes }: DebugState, { frames }: Stood, how: 'next' | 'in' | 'out'): boolean => {
  const [top, ...callers] = frames;
  if (callers.length > 0 || !homes.has(callKey(top))) return false;
  return how === 'out' || (how === 'next' && top.returnValue !== undefined);
};

const isAtGate = ({ scripts }: DebugState, { paused }: Stood): boolean =>
  paused.callFrames[0] !== undefined && scripts.of(paused.callFrames[0].location).kind === 'gate';

const until = async (state: DebugState, { frames }: Stood, line: number): Promise<Go | null> => {
  const found = await codeAt(state, frames[0], line);
  // The line was looked at before: without code it would not have been accepted.
  if (found === null) return 'Debugger.resume';
  await state.cdp.call('Debugger.continueToLocation', { location: found.location });
  return null;
};
