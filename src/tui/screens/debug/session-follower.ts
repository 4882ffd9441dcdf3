import type { Happening } from '../../../app/debug/debug-session.ts';
import { textsInUse } from '../../../app/debug/texts-in-use.ts';
import { EvtoolError } from '../../../core/errors.ts';
import type { DebugTarget } from '../../route.ts';
import type { Ui } from '../../ui.ts';
import { chooseHandler } from './choose-handler.ts';
import { debugRequest, type Kept } from './debug-request.ts';
import type { DebugStore } from './debug-store.ts';
import { type Live, openLive } from './live-session.ts';

/** The session at hand, whose happenings become the screen's. */
export type SessionFollower = {
  readonly live: () => Live | null;
  /** Debugs something, instead of what is debugged now. */
  readonly start: (target: DebugTarget) => Promise<void>;
  /** What was watched last, also when there is no session. */
  readonly watches: () => readonly string[];
  /** Whether what the run at hand depends on is other than it was when it began. */
  readonly isOutdated: () => Promise<boolean>;
  readonly close: () => Promise<void>;
};

export const followSessions = (ui: Ui, store: DebugStore): SessionFollower => {
  let live: Live | null = null;
  let kept: Kept = { breakpoints: [], watches: [] };
  /** What the run at hand depends on, as it was when it began. */
  let inUse: string | null = null;
  let starts = 0;

  const keep = (): void => {
    if (live === null) return;
    const { session } = live;
    kept = {
      breakpoints: session.breakpoints().map(({ breakpoint }) => breakpoint),
      watches: session.watches().map(({ expression }) => expression),
    };
  };

  const leave = async (): Promise<void> => {
    const last = live;
    if (last === null) return;
    keep();
    live = null;
    const held = last.session.produced().filter((one) => one.held).length;
    await last.end();
    if (held > 0)
      ui.say(`${held} held ${held === 1 ? 'message was' : 'messages were'} dropped with the session before.`);
  };

  const start = async (target: DebugTarget): Promise<void> => {
    starts += 1;
    const own = starts;
    await leave();
    try {
      const handler = await chooseHandler(ui, target);
      if (own !== starts) return;
      if (handler === null) return store.happen({ type: 'cleared' });
      store.happen({ type: 'opening', target: { ...target, handler } });
      store.sources.forget();
      const opened = await openLive(ui, debugRequest(ui.context(), { ...target, handler }, kept));
      if (own !== starts) return await opened.end();
      live = opened;
      store.happen({ type: 'ran', at: ui.now() });
      ui.run(() => follow(opened));
    } catch (error) {
      if (own === starts) fail(error, target);
      else if (!(error instanceof EvtoolError)) throw error;
    } finally {
      ui.draw('now');
    }
  };

  const fail = (error: unknown, target: DebugTarget | null): void => {
    if (!(error instanceof EvtoolError)) throw error;
    keep();
    live = null;
    if (target !== null && store.state().target === null) store.happen({ type: 'opening', target });
    store.happen({ type: 'failed', message: error.message, hint: error.hint });
    ui.draw('now');
  };

  const follow = async (own: Live): Promise<void> => {
    const isCurrent = (): boolean => live === own && !ui.signal.aborted;
    try {
      for await (const happening of own.session.happenings) {
        const texts = isFirstOfRun(happening) ? await textsOf(own) : inUse;
        if (!isCurrent()) return;
        inUse = texts;
        await hear(happening, own);
      }
      if (isCurrent()) store.happen({ type: 'over' });
    } catch (error) {
      if (isCurrent()) fail(error, null);
    }
  };

  const isFirstOfRun = (happening: Happening): boolean => {
    if (happening.type !== 'stop') return false;
    const before = store.state().look?.stop.queued;
    const { number, attempt } = happening.stop.queued;
    return before?.number !== number || before.attempt !== attempt;
  };

  const hear = async (happening: Happening, { session }: Live): Promise<void> => {
    if (happening.type === 'stop') {
      const { stop } = happening;
      if (isFirstOfRun(happening)) store.sources.forget();
      showInQueue(stop.queued.number);
      return store.happenAtSpot({ type: 'stopped', stop });
    }
    if (happening.type === 'waiting') return store.happenAtSpot({ type: 'over' });
    if (happening.type === 'result') {
      const { number, result } = happening;
      store.happen({ type: 'resulted', number, result });
      showInQueue(number);
    } else store.happen({ type: 'probed', told: { probe: happening, logs: session.logs().length } });
    ui.draw('soon');
  };

  /** The queue shows the message at hand, unless one looks at others. */
  const showInQueue = (number: number): void => {
    if (store.state().pane !== 'queue' && store.state().queueFilter === '')
      store.move('queue', number - 1, { length: number });
  };

  const textsOf = ({ session: { files, handler } }: Live): Promise<string> => {
    const { sources = [] } = store.state().target ?? {};
    return textsInUse(ui.context(), { modules: files(), sources, envFile: handler.envFile });
  };

  return {
    live: () => live,
    start,
    watches: () => live?.session.watches().map(({ expression }) => expression) ?? kept.watches,
    isOutdated: async () => live === null || inUse !== (await textsOf(live)),
    close: async () => {
      starts += 1;
      const last = live;
      live = null;
      await last?.end();
    },
  };
};
