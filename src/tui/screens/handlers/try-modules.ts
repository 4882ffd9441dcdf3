import { loadFaults } from '../../../app/load-faults.ts';
import { type Restartable, restartable } from '../../shell/restartable.ts';
import type { Ui } from '../../ui.ts';
import type { HandlersEvent } from './handlers-state.ts';

/** Tells out of sight which modules do not load: one need not run a handler to learn that. */
export const tryModules = (ui: Ui, happen: (event: HandlersEvent) => void): Restartable =>
  restartable(ui, async (signal) => {
    const context = ui.context();
    if (context.workspace === null) return;
    try {
      for await (const { module, fault } of loadFaults(context, { signal })) {
        happen({
          type: 'loaded',
          module,
          fault: fault === null ? null : `${fault.file}:${fault.line} ${fault.message}`,
        });
        ui.draw('soon');
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  });
