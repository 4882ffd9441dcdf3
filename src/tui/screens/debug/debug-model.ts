import type { DebugSession } from '../../../app/debug/debug-session.ts';
import type { Ui } from '../../ui.ts';
import { type DebugPicture, isEdited } from './debug-picture.ts';
import { type DebugStore, debugStore } from './debug-store.ts';
import { notStanding } from './refusals.ts';
import { followSessions, type SessionFollower } from './session-follower.ts';

/** What the screen does: the session at hand and all that is shown of it. */
export type DebugModel = Omit<DebugStore, 'close'> &
  Pick<SessionFollower, 'live' | 'start'> & {
    /** Does what makes a handler go on that stands, or soon will; the work answers why not, or null. */
    readonly goOn: (work: GoOn) => Promise<void>;
    /** The same, also while it runs and at the end. */
    readonly begin: (work: GoOn) => Promise<void>;
    /** Runs the message again, with all read from disk. */
    readonly renew: () => Promise<void>;
    /** Does so when what was saved is something that the run depends on. */
    readonly saved: () => Promise<void>;
    readonly picture: () => DebugPicture;
    readonly close: () => Promise<void>;
  };

export type GoOn = (session: DebugSession) => Promise<string | null> | string | null;

export const debugModel = (ui: Ui): DebugModel => {
  const { rest, ...store } = debugStore(ui);
  const sessions = followSessions(ui, { rest, ...store });
  const { happen, state } = store;
  const queueOf = queueOfRun();
  let turns = Promise.resolve();

  /** Keys come faster than steps end: who holds one down goes on after each. */
  const goOn: DebugModel['goOn'] = (work) => {
    const own = turns.then(async () => {
      await rest();
      const refusal = notStanding(state());
      if (refusal === null) await begin(work);
      else ui.say(refusal);
    });
    turns = own.catch(() => {});
    return own;
  };

  const begin: DebugModel['begin'] = async (work) => {
    const live = sessions.live();
    if (live === null) return;
    happen({ type: 'ran', at: ui.now() });
    const refusal = await work(live.session);
    if (refusal === null) return;
    happen({ type: 'stayed' });
    ui.say(`${refusal.charAt(0).toUpperCase()}${refusal.slice(1)}.`, 'bad');
  };

  const renew = async (): Promise<void> => {
    const { phase, target } = state();
    const live = sessions.live();
    if (live === null) {
      if (phase === 'failed' && target !== null) await sessions.start(target);
      return;
    }
    happen({ type: 'ran', at: ui.now() });
    try {
      // What the workspace holds would take the place of the message that was edited.
      if (isEdited(state())) live.session.reload();
      else {
        await live.session.renew(ui.context(), { signal: live.signal });
        happen({ type: 'renewed' });
      }
    } catch (error) {
      if (phase !== 'running' && state().phase === 'running') happen({ type: 'stayed' });
      throw error;
    } finally {
      ui.draw('now');
    }
  };

  return {
    ...store,
    rest,
    live: sessions.live,
    start: sessions.start,
    goOn,
    begin,
    renew,
    saved: async () => {
      const isLoaded = sessions.live() !== null && state().look?.stop.stage !== 'load';
      if (!isLoaded || (await sessions.isOutdated())) await renew();
    },
    picture: () => {
      const session = sessions.live()?.session;
      return {
        state: state(),
        queue: queueOf(session, state()),
        outcomeOf: (number) => session?.outcomeOf(number) ?? null,
        logs: session?.logs() ?? [],
        produced: session?.produced() ?? [],
        breakpoints: session?.breakpoints() ?? [],
        watches: sessions.watches(),
        sourceOf: store.sources.of,
      };
    },
    close: async () => {
      store.close();
      await sessions.close();
    },
  };
};

type Known = {
  readonly run: string;
  readonly of: DebugSession;
  readonly edited: DebugPicture['state']['edited'];
  readonly queue: DebugPicture['queue'];
};

/** The queue as it was when the run began: it is long, and is shown often. */
const queueOfRun = () => {
  let known: Known | null = null;
  return (session: DebugSession | undefined, { look, phase, edited }: DebugPicture['state']): DebugPicture['queue'] => {
    if (session === undefined) return [];
    const run = `${look?.stop.queued.number} ${look?.stop.queued.attempt} ${phase === 'over'}`;
    if (known?.run !== run || known.of !== session || known.edited !== edited)
      known = { run, of: session, edited, queue: session.queue() };
    return known.queue;
  };
};
