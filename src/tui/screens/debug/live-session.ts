import type { DebugRequest, DebugSession } from '../../../app/debug/debug-session.ts';
import { openDebug } from '../../../app/debug.ts';
import type { Ui } from '../../ui.ts';

/** A session and what ends it. */
export type Live = {
  readonly session: DebugSession;
  readonly signal: AbortSignal;
  /** Also a session that does not come to its end keeps nobody waiting. */
  readonly end: () => Promise<void>;
};

/** How long the end of a session is waited for, in ms. */
const patienceMs = 2000;

export const openLive = async (ui: Ui, request: DebugRequest): Promise<Live> => {
  const stop = new AbortController();
  const signal = AbortSignal.any([ui.signal, stop.signal]);
  const session = await openDebug(ui.context(), request, { signal });
  const end = async (): Promise<void> => {
    const patience = Promise.withResolvers<void>();
    const timer = setTimeout(patience.resolve, patienceMs);
    try {
      await Promise.race([session.close(), patience.promise]);
    } finally {
      clearTimeout(timer);
      // With the reason of every abort: whoever renews or sends in it still is no longer wanted.
      stop.abort();
    }
  };
  return { session, signal, end };
};
