import type { Resume } from '../../../../core/debug/pause.ts';
import type { Action, Actions } from '../../../keys/binding.ts';
import { targetChange } from '../../../produce/target-change.ts';
import type { Ui } from '../../../ui.ts';
import type { DebugModel } from '../debug-model.ts';
import type { DebugState } from '../debug-state.ts';
import { stepMs } from '../debug-store.ts';
import { queuedAtCursor } from '../queue-in-sight.ts';
import { handlerRuns, noSession, notStanding } from '../refusals.ts';
import type { GoOn } from '../run-control.ts';

/** What makes the handler go on. */
export const goingActions = (ui: Ui, model: DebugModel): Actions => {
  const state = model.state();
  const { phase, pane } = state;
  const isShort = phase === 'running' && !isRunningLong(ui, state);
  const going = (work: GoOn): Action => (isShort ? null : notStanding(state)) ?? (() => model.goOn(work));
  const resume = (how: Resume): Action => going((session) => session.resume(how));
  const pause = (): void => {
    model.live()?.session.pause();
    model.happen({ type: 'pausing' });
  };
  const reload = async (): Promise<void> => {
    const own = model.live()?.session.context();
    // In the context that it has read nothing could be sent any more.
    if (own !== undefined && targetChange(own, ui.context()) !== null) await model.renew();
    else await model.begin((session) => session.reload());
  };
  const isEmpty = phase === 'over' && model.picture().queue.length === 0;
  const restart: Action | null = phase === 'failed' || isEmpty ? () => model.renew() : noSession(state);
  return {
    next: resume({ how: 'next' }),
    into: resume({ how: 'in' }),
    out: resume({ how: 'out' }),
    continue: resume({ how: 'continue' }),
    stage: resume({ how: 'stage' }),
    effect: resume({ how: 'effect' }),
    until: resume({ how: 'until', line: state.cursors.source.at + 1 }),
    pause: phase === 'running' ? pause : (notStanding(state) ?? 'The handler does not run: it stands still already.'),
    retry:
      restart ??
      (pane === 'queue' ? running(ui, model) : phase === 'over' ? reload : going((session) => session.retry())),
    skip: going((session) => session.skip()),
    reload: restart ?? reload,
    'reload-on-save': () => {
      model.happen({ type: 'turned-reload' });
      const { reloadsOnSave } = model.state();
      ui.say(
        reloadsOnSave
          ? 'The message runs again after each save.'
          : 'A save changes nothing here: ^r reads the handler.',
      );
    },
  };
};

/** Beyond that it is no step, which the next key would wait for. */
export const isRunningLong = (ui: Pick<Ui, 'now'>, { phase, runsSince }: DebugState): boolean =>
  phase === 'running' && ui.now() - runsSince > stepMs;

/** The message of the queue's cursor, whatever its turn. */
const running = (ui: Ui, model: DebugModel): Action => {
  const state = model.state();
  const queued = queuedAtCursor(model.picture());
  if (queued === null) return noSession(state) ?? 'No message is under the cursor.';
  if (isRunningLong(ui, state)) return handlerRuns;
  return async () => {
    await model.rest();
    if (model.state().phase === 'running') return ui.say(handlerRuns);
    const outcome = model.picture().outcomeOf(queued.number);
    if (await model.begin((session) => session.runMessage(queued.number)))
      ui.say(`Message ${queued.number} runs${outcome === null ? '' : ' again'}; then it goes on where it was.`);
  };
};
