import type { DebugSession } from '../../../app/debug/debug-session.ts';
import { EvtoolError } from '../../../core/errors.ts';
import type { DebugTarget } from '../../route.ts';
import type { Ui } from '../../ui.ts';
import { chooseHandler } from './choose-handler.ts';
import { debugRequest, type Kept, keptAtFirst } from './debug-request.ts';
import type { DebugStore } from './debug-store.ts';
import { hearHappening, isFirstOfRun } from './hear-happening.ts';
import { type Live, openLive } from './live-session.ts';
import { type TextsOfRun, textsOfRun } from './texts-of-run.ts';

/** The session at hand, whose happenings become the screen's. */
export type SessionFollower = {
  readonly live: () => Live | null;
  /** Debugs something, instead of what is debugged now. */
  readonly start: (target: DebugTarget) => Promise<void>;
  /** What was watched last, also when there is no session. */
  readonly watches: () => readonly string[];
  /** Whether what the run at hand depends on is other than it was when it began. */
  readonly isOutdated: () => Promise<boolean>;
  /** Takes what it depends on as it is now, before it begins again. */
  readonly noteTexts: () => Promise<void>;
  readonly close: () => Promise<void>;
};

type Followed = Live & { readonly texts: TextsOfRun };

export const followSessions = (ui: Ui, store: DebugStore): SessionFollower => {
  let live: Followed | null = null;
  let kept: Kept = keptAtFirst;
  let starts = 0;

  const take = (): Followed | null => {
    const last = live;
    if (last !== null) kept = settingsOf(last.session);
    live = null;
    return last;
  };

  const start = async (target: DebugTarget): Promise<void> => {
    starts += 1;
    const own = starts;
    const last = take();
    // What stood there before is gone: it may take a while to end.
    store.happen({ type: 'opening', target });
    if (last !== null) await endAndTell(ui, last);
    try {
      const handler = await chooseHandler(ui, target);
      if (own !== starts) return;
      if (handler === null) return store.happen({ type: 'cleared' });
      store.happen({ type: 'opening', target: { ...target, handler } });
      store.sources.forget();
      const opened = await openLive(ui, debugRequest(ui.context(), { ...target, handler }, kept));
      if (own !== starts) return await opened.end();
      live = { ...opened, texts: textsOfRun(ui, store, opened) };
      store.happen({ type: 'ran', at: ui.now() });
      follow(live);
    } catch (error) {
      if (own === starts) fail(error, target);
      else if (!(error instanceof EvtoolError)) throw error;
    } finally {
      ui.draw('now');
    }
  };

  const follow = (own: Followed): void =>
    ui.run(async () => {
      const isCurrent = (): boolean => live === own && !ui.signal.aborted;
      try {
        await hearAll(ui, store, { own, isCurrent });
      } catch (error) {
        if (isCurrent()) fail(error, null);
      }
    });

  const fail = (error: unknown, target: DebugTarget | null): void => {
    if (!(error instanceof EvtoolError)) throw error;
    take();
    if (target !== null && store.state().target === null) store.happen({ type: 'opening', target });
    store.happen({ type: 'failed', failure: error });
    ui.draw('now');
  };

  return {
    live: () => live,
    start,
    watches: () => (live === null ? kept : settingsOf(live.session)).watches,
    isOutdated: async () => live === null || (await live.texts.isOutdated()),
    noteTexts: async () => live?.texts.begin(),
    close: async () => {
      starts += 1;
      await take()?.end();
    },
  };
};

const settingsOf = ({ breakpoints, watches }: DebugSession): Kept => ({
  breakpoints: breakpoints().map(({ breakpoint }) => breakpoint),
  watches: watches().map(({ expression }) => expression),
});

const endAndTell = async (ui: Ui, { session, end }: Live): Promise<void> => {
  const held = session.produced().filter((one) => one.held).length;
  await end();
  if (held > 0) ui.say(`${held} held ${held === 1 ? 'message was' : 'messages were'} dropped with the session before.`);
};

type Following = { readonly own: Followed; readonly isCurrent: () => boolean };

const hearAll = async (ui: Ui, store: DebugStore, { own, isCurrent }: Following): Promise<void> => {
  for await (const happening of own.session.happenings) {
    if (isFirstOfRun(store, happening)) await own.texts.note();
    if (!isCurrent()) return;
    await hearHappening(ui, store, { happening, session: own.session });
  }
  if (isCurrent()) store.happen({ type: 'over' });
};
