import { EvtoolError } from '../../core/errors.ts';
import type { Ui } from '../ui.ts';
import type { HeldState } from './hold-state.ts';
import { isAbort } from './is-abort.ts';
import type { ShellWorld } from './shell-world.ts';

export type Guards = {
  /** Says what a promise fails with; our own bugs end the UI. */
  readonly run: Ui['run'];
  /** What throws where the terminal is read would end the process before the terminal is restored. */
  readonly heed: (work: () => void) => void;
};

type Means = { readonly held: HeldState; readonly quit: ShellWorld['quit']; readonly signal: AbortSignal };

export const guards = ({ held, quit, signal }: Means): Guards => {
  const failed = (error: unknown): void => {
    if (signal.aborted || isAbort(error)) return;
    // Further lines of a message show its place, for which a footer has no room.
    if (error instanceof EvtoolError)
      held.say([...error.message.split('\n', 1), error.hint].filter(Boolean).join(' '), 'bad');
    else quit({ error });
  };
  return {
    run: (work) => void (async () => work())().catch(failed),
    heed: (work) => {
      try {
        work();
      } catch (error) {
        failed(error);
      }
      held.change({});
    },
  };
};
