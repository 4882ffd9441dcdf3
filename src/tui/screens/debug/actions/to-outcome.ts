import type { Stop } from '../../../../app/debug/stop.ts';
import type { DebugModel } from '../debug-model.ts';
import type { DebugState } from '../debug-state.ts';

/** Whether the run stands where it began: who goes on from there loses no place. */
export const isAtEntry = ({ phase, look, trail }: DebugState): boolean =>
  phase === 'standing' && look?.isPast === false && look.stop.reason === 'entry' && trail.length === 1;

/** How long one waits for an outcome, in ms, of a handler that asks others: what opens or saves nothing is of no use. */
const patienceMs = 5_000;

/** Goes on to the outcome of the message, stage by stage. A breakpoint on the way, or a long run, ends it before. */
export const toOutcome = async (model: DebugModel): Promise<void> => {
  const stop = model.state().look?.stop;
  await model.goOn((session) => session.resume({ how: 'stage' }));
  await model.rest(patienceMs);
  const { phase, look } = model.state();
  const isFurther = phase === 'standing' && look !== null && look.stop.number !== stop?.number;
  if (isFurther && isOnTheWay(model, look.stop)) await toOutcome(model);
};

/** Where it fails there is no outcome yet, and nobody who goes on to it asked to stand there. */
const isOnTheWay = (model: DebugModel, { reason, result }: Stop): boolean => {
  if (reason === 'throw')
    return !model
      .live()
      ?.session.breakpoints()
      .some(({ breakpoint }) => breakpoint.kind === 'throw');
  return reason === 'stage' && result === undefined;
};
