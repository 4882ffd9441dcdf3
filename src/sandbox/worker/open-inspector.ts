import { close, open, url, waitForDebugger } from 'node:inspector';
import type { InspectSettings } from '../../core/handler/runner.ts';
import type { FromThread } from '../protocol.ts';

/** Opens Node's inspector in this thread, and returns when a debugger has connected, with its breakpoints set. */
export const openInspector = ({ host, port }: InspectSettings, post: (message: FromThread) => void): void => {
  open(port, host);
  const address = url();
  post({ type: 'listening', url: address });
  if (address === undefined) return;
  // A thread that ends by itself would wait until the debugger disconnects.
  process.on('exit', close);
  waitForDebugger();
  post({ type: 'attached' });
};
