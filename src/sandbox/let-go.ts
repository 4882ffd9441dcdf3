import { setTimeout as sleep } from 'node:timers/promises';
import type { InspectorHub } from './debugger/inspector-hub.ts';
import type { Thread } from './thread.ts';

/** A thread that answers does so in less than 50 ms; one that does not is ended as it is. */
const patienceMs = 250;

/**
 * Frees a thread of the debuggers that others have connected to it: one that they have paused cannot be ended, and one
 * that ends waits until they have disconnected. The hub is to stay open until it has ended.
 */
export const letGo = async (thread: Thread, hub: InspectorHub): Promise<void> => {
  if (thread.isEnded()) return;
  const free = async (): Promise<void> => {
    const { call, on } = await thread.inspect(hub);
    // Told at once of one that is paused already. No later breakpoint may hold it either; `terminateOnResume` would end
    // it here, but now and then Node aborts then.
    on('Debugger.paused', () => void call('Debugger.resume', {}).catch(ignoreFailure));
    await call('Debugger.enable', {});
    await call('Runtime.evaluate', { expression: "process.getBuiltinModule('node:inspector').close()" });
  };
  await Promise.race([free().catch(ignoreFailure), sleep(patienceMs, undefined, { ref: false })]);
};

/** It has ended, or goes on, meanwhile. */
const ignoreFailure = (): void => {};
