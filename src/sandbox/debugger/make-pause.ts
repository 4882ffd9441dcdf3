import type { Evaluation, Pause, PauseReason, StackFrame } from '../../core/debug/pause.ts';
import { printLimits, stopLimits } from '../../core/debug/value-limits.ts';
import type { AsyncTrace, CallFrame, Paused } from './cdp.ts';
import { codeAt } from './code-at.ts';
import type { DebugState } from './debug-state.ts';
import { isException } from './decide.ts';
import { assign, evaluate } from './evaluate.ts';
import { readScopes } from './read-scopes.ts';
import type { Scripts } from './scripts.ts';
import { unlessGone } from './unless-gone.ts';

export type Stop = {
  readonly paused: Paused;
  /** The user's own calls, innermost first; at least one. */
  readonly frames: readonly [CallFrame, ...CallFrame[]];
  readonly reason: PauseReason;
};

/** What is shown of a stop, and what can be asked there. */
export const makePause = async (state: DebugState, { paused, frames, reason }: Stop): Promise<Pause> => {
  const { cdp, previewer, scripts } = state;
  const scoped = (frame: CallFrame) => ({ frame, script: scripts.of(frame.location) });
  const [top] = frames;
  const isOver = (): boolean => state.paused !== paused;
  const ask = async <Asked, Else>(work: () => Promise<Asked>, late: Late<Else>): Promise<Asked | Else> => {
    // V8 numbers the calls of each stop alike: it would answer for those where the thread stands now.
    if (isOver()) return late.over;
    try {
      return await unlessGone(work(), late.ended);
    } catch (error) {
      if (isOver()) return late.over;
      throw error;
    }
  };
  const hit = reason === 'break' ? await hitOf(state, paused) : undefined;
  return {
    reason,
    stage: state.stage,
    frames: [...frames.map((frame) => stackFrame(frame, scripts)), ...asyncFrames(paused.asyncStackTrace, scripts)],
    scopes: await readScopes(scoped(top), previewer, { limits: stopLimits, isWhole: false }),
    returned: state.returned,
    thrown: isException(paused) && paused.data ? await previewer.value(paused.data, stopLimits) : undefined,
    note: hit?.failure === undefined ? undefined : `its condition failed: ${hit.failure}`,
    breakpoint: hit?.id,
    scopesOf: async (index) => {
      const frame = frames[index];
      if (frame === undefined) return [];
      const whole = () => readScopes(scoped(frame), previewer, { limits: stopLimits, isWhole: true });
      return ask(whole, { ended: [], over: [] });
    },
    evaluate: async (expression, { frame: index, mayChange, limits = printLimits }) => {
      const frame = frames[index];
      if (frame === undefined) return notThere;
      return ask(() => evaluate(expression, { cdp, previewer, frame }, { mayChange, limits }), noMore);
    },
    lineWithCode: async (line) => {
      const found = await ask(() => codeAt(state, top, line), { ended: null, over: null });
      return found?.line ?? null;
    },
    assign: async (target, expression, index) => {
      const frame = frames[index];
      if (frame === undefined) return notThere;
      return ask(() => assign(target, expression, { cdp, previewer, frame, limits: printLimits }), noMore);
    },
  };
};

const notThere: Evaluation = { error: 'nothing can be evaluated in a call that waits at an await' };

/** What those are told who ask when the thread has ended, or has gone on from there. */
type Late<Told> = { readonly ended: Told; readonly over: Told };

const noMore: Late<Evaluation> = {
  ended: { error: 'the handler has ended: next shows how' },
  over: { error: 'the handler has gone on' },
};

type Hit = { readonly id: number; readonly failure?: string };

/** Which of a line's breakpoints stopped; plain ones say nothing, and the first stands for them. */
const hitOf = async ({ previewer, bound }: DebugState, { hitBreakpoints = [] }: Paused): Promise<Hit | undefined> => {
  const indices = bound.hit(hitBreakpoints);
  if (indices === undefined) return undefined;
  // `takeStops` in the thread made it.
  const stops = (await previewer.hook('function () { return this.takeStops(); }')) as readonly Hit[];
  return stops.find(({ id }) => indices.includes(id)) ?? { id: indices[0] ?? 0 };
};

const stackFrame = ({ location, functionName }: CallFrame, scripts: Scripts): StackFrame => ({
  ...scripts.placeOf(location),
  function: functionName,
  isAsync: false,
});

/** The calls that wait, from the innermost outwards. */
const asyncFrames = (trace: AsyncTrace | undefined, scripts: Scripts): readonly StackFrame[] => {
  if (trace === undefined) return [];
  const frames = trace.callFrames
    .filter((frame) => scripts.of(frame).kind === 'users')
    .map((frame) => ({ ...scripts.placeOf(frame), function: frame.functionName, isAsync: true }));
  return [...frames, ...asyncFrames(trace.parent, scripts)];
};
