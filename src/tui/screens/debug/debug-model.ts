import type { Ui } from '../../ui.ts';
import type { DebugPicture } from './debug-picture.ts';
import { type DebugStore, debugStore } from './debug-store.ts';
import { type OutcomeWait, outcomeWait } from './outcome-wait.ts';
import { queueOfRun } from './queue-of-run.ts';
import { type RunControl, runControl } from './run-control.ts';
import { followSessions, type SessionFollower } from './session-follower.ts';

/** What the screen does: the session at hand and all that is shown of it. */
export type DebugModel = Omit<DebugStore, 'close'> &
  Pick<SessionFollower, 'live' | 'start'> &
  RunControl & {
    readonly picture: () => DebugPicture;
    readonly waiting: OutcomeWait;
    readonly close: () => Promise<void>;
  };

export const debugModel = (ui: Ui): DebugModel => {
  const store = debugStore(ui);
  const sessions = followSessions(ui, store);
  const { live, start } = sessions;
  return {
    ...store,
    ...runControl(ui, store, sessions),
    live,
    start,
    picture: picturing(store, sessions),
    waiting: outcomeWait(),
    close: async () => {
      store.close();
      await sessions.close();
    },
  };
};

const picturing = ({ state, sources }: DebugStore, { live, watches }: SessionFollower): (() => DebugPicture) => {
  const queueOf = queueOfRun();
  return () => {
    const session = live()?.session;
    return {
      state: state(),
      queue: queueOf(session, state()),
      outcomeOf: (number) => session?.outcomeOf(number) ?? null,
      logs: session?.logs() ?? [],
      produced: session?.produced() ?? [],
      breakpoints: session?.breakpoints() ?? [],
      watches: watches(),
      sourceOf: sources.of,
    };
  };
};
