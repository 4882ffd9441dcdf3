import { setTimeout as sleep } from 'node:timers/promises';
import type { Cdp, Paused } from './debugger/cdp.ts';
import { openInspectorHub } from './debugger/inspector-hub.ts';
import { type Frame, isUsers, pathOf } from './frames.ts';
import type { Thread } from './thread.ts';

/** How long V8 may take to say where it is, in ms. */
const patienceMs = 1000;

/**
 * Where in the user's code a thread is that takes no turns, as in an endless loop. It is stopped by V8's inspector,
 * without a port, and is good for nothing but to be ended then.
 */
export const busyPlace = async (thread: Thread): Promise<Frame | undefined> => {
  const hub = openInspectorHub();
  const look = async (): Promise<Frame | undefined> => stopped(await thread.inspect(hub));
  try {
    // It fails for a thread that has ended, which is told elsewhere.
    return await Promise.race([look().catch(() => undefined), sleep(patienceMs, undefined, { ref: false })]);
  } finally {
    hub.close();
  }
};

const stopped = async (cdp: Cdp): Promise<Frame | undefined> => {
  const { promise, resolve } = Promise.withResolvers<Paused>();
  const scripts = new Map<string, string>();
  cdp.on('Debugger.scriptParsed', ({ scriptId, url }) => void scripts.set(scriptId, url));
  cdp.on('Debugger.paused', resolve);
  await Promise.all([cdp.call('Debugger.enable', {}), cdp.call('Debugger.pause', {})]);
  const { callFrames } = await promise;
  // A thread that stands still cannot be ended.
  await cdp.call('Debugger.disable', {});
  return firstUserFrame(callFrames, scripts);
};

const firstUserFrame = (calls: Paused['callFrames'], scripts: ReadonlyMap<string, string>): Frame | undefined => {
  for (const { location } of calls) {
    const url = scripts.get(location.scriptId) ?? '';
    const file = url.startsWith('file://') || url.startsWith('/') ? pathOf(url) : undefined;
    if (file === undefined || !isUsers(file)) continue;
    return { file, line: location.lineNumber + 1, column: (location.columnNumber ?? 0) + 1 };
  }
  return undefined;
};
