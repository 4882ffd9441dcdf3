import type { Stop } from '../../../../app/debug/stop.ts';
import type { Ui } from '../../../ui.ts';
import type { DebugModel } from '../debug-model.ts';
import type { DebugState } from '../debug-state.ts';

/** Whether the run stands where it began: who goes on from there loses no place. */
export const isAtEntry = ({ phase, look, trail }: DebugState): boolean =>
  phase === 'standing' && look?.isPast === false && look.stop.reason === 'entry' && trail.length === 1;

/** How long one waits for an outcome, in ms, of a handler that asks others: what opens or saves nothing is of no use. */
const patienceMs = 5_000;

/** What takes longer, in ms, is said: else nobody knows what a key waits for. */
const worthSayingMs = 500;

/**
 * Goes on to the outcome of the message, stage by stage. A breakpoint on the way, or a long run, ends it before. False:
 * the user gave up what was to follow.
 */
export const toOutcome = async (ui: Ui, model: DebugModel): Promise<boolean> => {
  const signal = model.waiting.begin();
  const saying = setTimeout(() => ui.say('It goes on to the outcome first. Esc gives up.'), worthSayingMs);
  try {
    await onToOutcome(model, signal);
    return !signal.aborted;
  } finally {
    clearTimeout(saying);
    model.waiting.end(signal);
  }
};

const onToOutcome = async (model: DebugModel, signal: AbortSignal): Promise<void> => {
  const stop = model.state().look?.stop;
  await model.goOn((session) => session.resume({ how: 'stage' }));
  await model.rest(patienceMs, signal);
  const { phase, look } = model.state();
  const isFurther = phase === 'standing' && look !== null && look.stop.number !== stop?.number;
  if (!signal.aborted && isFurther && isOnTheWay(model, look.stop)) await onToOutcome(model, signal);
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
