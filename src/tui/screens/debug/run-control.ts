import type { DebugSession } from '../../../app/debug/debug-session.ts';
import type { Ui } from '../../ui.ts';
import { isEdited } from './debug-picture.ts';
import type { DebugStore } from './debug-store.ts';
import { notStanding } from './refusals.ts';
import type { SessionFollower } from './session-follower.ts';

export type GoOn = (session: DebugSession) => Promise<string | null> | string | null;

/** What makes the handler run. */
export type RunControl = {
  /** Does what makes a handler go on that stands, or soon will; the work answers why not, or null. */
  readonly goOn: (work: GoOn) => Promise<void>;
  /** The same, also while it runs and at the end. False: it was not done, which is said. */
  readonly begin: (work: GoOn) => Promise<boolean>;
  /** Runs the message again, with all read from disk, also in place of what was edited. */
  readonly renew: () => Promise<void>;
  /** Does so when what was saved is something that the run depends on. */
  readonly saved: () => Promise<void>;
};

export const runControl = (
  ui: Ui,
  { state, happen, rest }: Pick<DebugStore, 'state' | 'happen' | 'rest'>,
  sessions: SessionFollower,
): RunControl => {
  let turns = Promise.resolve();
  let saves = Promise.resolve();

  /** Keys come faster than steps end: who holds one down goes on after each. */
  const goOn: RunControl['goOn'] = (work) => {
    const own = turns.then(async () => {
      await rest();
      const refusal = notStanding(state());
      if (refusal === null) await begin(work);
      else ui.say(refusal);
    });
    turns = own.catch(() => {});
    return own;
  };

  const begin: RunControl['begin'] = async (work) => {
    const live = sessions.live();
    if (live === null) return false;
    happen({ type: 'ran', at: ui.now() });
    const refusal = await work(live.session);
    if (refusal === null) return true;
    // Another session may have been opened meanwhile.
    if (sessions.live() === live) happen({ type: 'stayed' });
    ui.say(`${refusal.charAt(0).toUpperCase()}${refusal.slice(1)}.`, 'bad');
    return false;
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
      const { isSameQueue } = await live.session.renew(ui.context(), { signal: live.signal });
      if (sessions.live() === live) happen({ type: 'renewed', isSameQueue });
    } catch (error) {
      if (phase !== 'running' && sessions.live() === live && state().phase === 'running') happen({ type: 'stayed' });
      throw error;
    } finally {
      ui.draw('now');
    }
  };

  /** An editor saves in several steps: each waits for what the one before began, which may have it all already. */
  const saved = (): Promise<void> => {
    const own = saves.then(async () => {
      const isLoaded = sessions.live() !== null && state().look?.stop.stage !== 'load';
      if (isLoaded && !(await sessions.isOutdated())) return;
      await sessions.noteTexts();
      // What the workspace holds would take the place of the message that was edited.
      if (isEdited(state())) await begin((session) => session.reload());
      else await renew();
      ui.say('A file of the run was saved: the message runs again.');
      await rest();
    });
    saves = own.catch(() => {});
    return own;
  };

  return { goOn, begin, renew, saved };
};
