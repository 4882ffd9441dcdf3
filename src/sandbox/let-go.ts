import { setTimeout as sleep } from 'node:timers/promises';
import { openInspectorHub } from './debugger/inspector-hub.ts';
import type { Thread } from './thread.ts';

/** A thread that answers does so in less than 50 ms; one that does not is ended as it is. */
const patienceMs = 250;

/**
 * Frees a thread of the debuggers that others have connected to it: one that they have paused cannot be ended, and one
 * that ends waits until they have disconnected.
 */
export const letGo = async (thread: Thread): Promise<void> => {
  if (thread.isEnded()) return;
  const hub = openInspectorHub();
  const free = async (): Promise<void> => {
    const { call } = await thread.inspect(hub);
    await call('Debugger.enable', {});
    await call('Runtime.evaluate', { expression: "process.getBuiltinModule('node:inspector').close()" });
    // It fails where nothing is paused.
    await call('Debugger.resume', { terminateOnResume: true }).catch(() => {});
    await call('Debugger.disable', {});
  };
  const patience = sleep(patienceMs, undefined, { ref: false });
  // Calls fail when it ends meanwhile.
  await Promise.race([free().catch(() => {}), patience]);
  hub.close();
};
