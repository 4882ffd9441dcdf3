import { type LineTarget, lineTarget } from '../../app/cli-line.ts';
import { EvtoolError } from '../../core/errors.ts';
import type { Ui } from '../ui.ts';

/** The flags that command lines of a screen need: null until the broker was there, which is asked on `ask`. */
export const openLineTarget = (ui: Ui): { readonly ask: () => void; readonly target: () => LineTarget | null } => {
  let target: LineTarget | null = null;
  const find = async (): Promise<void> => {
    try {
      const context = ui.context();
      target = lineTarget(context, await context.broker());
    } catch (error) {
      // The header says what is wrong with the broker.
      if (!(error instanceof EvtoolError)) throw error;
    }
  };
  return { ask: () => ui.run(find), target: () => target };
};
