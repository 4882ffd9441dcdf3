import type { DebugSession, Happening } from '../../../app/debug/debug-session.ts';
import { textsInUse } from '../../../app/debug/texts-in-use.ts';
import { EvtoolError } from '../../../core/errors.ts';
import { type Move, moved, scrolled } from '../../keys/list-bindings.ts';
import type { DebugTarget } from '../../route.ts';
import type { Ui } from '../../ui.ts';
import { chooseHandler } from './choose-handler.ts';
import { type DebugPicture, spotInSight } from './debug-picture.ts';
import { debugRequest, type Kept } from './debug-request.ts';
import { type DebugEvent, type DebugState, debugAfter, emptyDebug } from './debug-state.ts';
import { type Live, openLive } from './live-session.ts';
import type { PaneName } from './pane-name.ts';
import { notStanding } from './refusals.ts';
import { type SourceTexts, sourceTexts } from './source-texts.ts';

/** What the screen does: the session at hand and all that is shown of it. */
export type DebugModel = {
  readonly state: () => DebugState;
  readonly happen: (event: DebugEvent) => void;
  readonly live: () => Live | null;
  readonly sources: SourceTexts;
  /** Debugs something, instead of what is debugged now. */
  readonly start: (target: DebugTarget) => Promise<void>;
  /** Does what makes a handler go on that stands, or soon will; the work answers why not, or null. */
  readonly goOn: (work: GoOn) => Promise<void>;
  /** The same, also while it runs and at the end. */
  readonly begin: (work: GoOn) => Promise<void>;
  /** Runs the message again, with all read from disk. */
  readonly renew: () => Promise<void>;
  /** Does so when what was saved is something that the run depends on. */
  readonly saved: () => Promise<void>;
  /** Moves the cursor to the line where it stands. */
  readonly showSpot: () => Promise<void>;
  /** Tells of what leads to another line, once its file is read. */
  readonly happenAtSpot: (event: DebugEvent) => Promise<void>;
  readonly move: (pane: PaneName, how: Move | number, size: { readonly length: number }) => void;
  readonly picture: () => DebugPicture;
  /** Rows of each pane, as they were drawn last. */
  readonly setPage: (pane: PaneName, rows: number) => void;
  readonly pageOf: (pane: PaneName) => number;
  readonly close: () => Promise<void>;
};

export type GoOn = (session: DebugSession) => Promise<string | null> | string | null;

/** How often a running handler is drawn, in ms: its logs, and for how long it runs. */
const tickMs = 250;

/** What takes longer than this, in ms, is no step that the next key waits for. */
export const stepMs = 300;

export const debugModel = (ui: Ui): DebugModel => {
  const sources = sourceTexts(ui.context);
  const pages = new Map<PaneName, number>();
  let state = emptyDebug;
  let live: Live | null = null;
  let kept: Kept = { breakpoints: [], watches: [] };
  let queue: DebugPicture['queue'] | null = null;
  let ticks: NodeJS.Timeout | undefined;
  /** What the run at hand depends on, as it was when it began. */
  let inUse: string | null = null;
  let starts = 0;
  let turns = Promise.resolve();
  let rested = (): void => {};

  const happen = (event: DebugEvent): void => {
    const before = state.look?.stop.queued;
    state = debugAfter(state, event);
    const now = state.look?.stop.queued;
    if (before?.number !== now?.number || before?.attempt !== now?.attempt || event.type === 'edited') queue = null;
    if (state.phase !== 'running') {
      clearInterval(ticks);
      ticks = undefined;
      rested();
    } else ticks ??= setInterval(() => ui.draw('soon'), tickMs).unref();
  };

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
      if (handler === null) return happen({ type: 'cleared' });
      happen({ type: 'opening', target: { ...target, handler } });
      sources.forget();
      const opened = await openLive(ui, debugRequest(ui.context(), { ...target, handler }, kept));
      if (own !== starts) return await opened.end();
      live = opened;
      happen({ type: 'ran', at: ui.now() });
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
    if (target !== null && state.target === null) happen({ type: 'opening', target });
    happen({ type: 'failed', message: error.message, hint: error.hint });
    ui.draw('now');
  };

  const follow = async (own: Live): Promise<void> => {
    const isCurrent = (): boolean => live === own && !ui.signal.aborted;
    try {
      for await (const happening of own.session.happenings) {
        if (!isCurrent()) return;
        await hear(happening);
      }
      if (isCurrent()) happen({ type: 'over' });
    } catch (error) {
      if (isCurrent()) fail(error, null);
    }
  };

  const hear = async (happening: Happening): Promise<void> => {
    if (happening.type === 'stop') {
      const { stop } = happening;
      const before = state.look?.stop.queued;
      if (before?.number !== stop.queued.number || before.attempt !== stop.queued.attempt) {
        sources.forget();
        inUse = await textsNow();
      }
      showInQueue(stop.queued.number);
      return happenAtSpot({ type: 'stopped', stop });
    }
    if (happening.type === 'waiting') {
      return happenAtSpot({ type: 'over' });
    }
    if (happening.type === 'result') {
      happen({ type: 'resulted', number: happening.number, result: happening.result });
      showInQueue(happening.number);
    } else happen({ type: 'probed', told: { probe: happening, logs: live?.session.logs().length ?? 0 } });
    ui.draw('soon');
  };

  const happenAtSpot: DebugModel['happenAtSpot'] = async (event) => {
    const spot = spotInSight(debugAfter(state, event));
    if (spot !== null) await sources.load(spot.file);
    happen(event);
    await showSpot();
  };

  const showSpot = async (): Promise<void> => {
    const spot = spotInSight(state);
    if (spot !== null) {
      await sources.load(spot.file);
      const page = pages.get('source') ?? 10;
      const { top } = state.cursors.source;
      const at = spot.line - 1;
      const length = sources.of(spot.file)?.length ?? 0;
      const isInSight = at >= top + 2 && at < top + page - 2;
      const wanted = isInSight ? top : Math.max(0, Math.min(at - Math.floor(page * 0.4), length - page));
      happen({ type: 'moved', pane: 'source', cursor: { at, top: wanted } });
    }
    ui.draw('now');
  };

  /** Keys come faster than steps end: who holds one down goes on after each. */
  const goOn: DebugModel['goOn'] = (work) => {
    const own = turns.then(async () => {
      await rest();
      const refusal = notStanding(state);
      if (refusal === null) await begin(work);
      else ui.say(refusal);
    });
    turns = own.catch(() => {});
    return own;
  };

  /** Resolves when the handler stands, or runs for longer than a step. */
  const rest = async (): Promise<void> => {
    if (state.phase !== 'running') return;
    const { promise, resolve } = Promise.withResolvers<void>();
    rested = resolve;
    const timer = setTimeout(resolve, Math.max(0, state.runsSince + stepMs - ui.now()));
    await promise;
    clearTimeout(timer);
  };

  const begin: DebugModel['begin'] = async (work) => {
    if (live === null) return;
    happen({ type: 'ran', at: ui.now() });
    const refusal = await work(live.session);
    if (refusal === null) return;
    happen({ type: 'stayed' });
    ui.say(`${refusal.charAt(0).toUpperCase()}${refusal.slice(1)}.`, 'bad');
  };

  const textsNow = async (): Promise<string | null> => {
    if (live === null) return null;
    const { files, handler } = live.session;
    const sourceNames = state.target?.sources ?? [];
    return textsInUse(ui.context(), { modules: files(), sources: sourceNames, envFile: handler.envFile });
  };

  const saved = async (): Promise<void> => {
    const isLoaded = live !== null && state.look?.stop.stage !== 'load';
    if (isLoaded && inUse !== null && inUse === (await textsNow())) return;
    await renew();
  };

  const renew = async (): Promise<void> => {
    sources.forget();
    if (live === null) {
      if (state.phase === 'failed' && state.target !== null) await start(state.target);
      return;
    }
    const { session, signal } = live;
    inUse = null;
    const wasRunning = state.phase === 'running';
    happen({ type: 'ran', at: ui.now() });
    try {
      // What the workspace holds would take the place of the message that was edited.
      if (state.isEdited) session.reload();
      else await session.renew(ui.context(), { signal });
    } catch (error) {
      if (!wasRunning && state.phase === 'running') happen({ type: 'stayed' });
      await showSpot();
      throw error;
    }
  };

  /** The queue shows the message at hand, unless one looks at others. */
  const showInQueue = (number: number): void => {
    if (state.pane === 'queue') return;
    move('queue', number - 1, { length: queue?.length ?? number });
  };

  const move: DebugModel['move'] = (pane, how, { length }) => {
    const page = pages.get(pane) ?? 1;
    const { at: before, top } = state.cursors[pane];
    const at = typeof how === 'number' ? how : moved(before, how, { length, page });
    happen({ type: 'moved', pane, cursor: { at, top: scrolled(top, at, { length, page }) } });
  };

  const picture = (): DebugPicture => {
    queue ??= live?.session.queue() ?? [];
    return {
      state,
      queue,
      logs: live?.session.logs() ?? [],
      produced: live?.session.produced() ?? [],
      breakpoints: live?.session.breakpoints() ?? [],
      watches: live?.session.watches().map(({ expression }) => expression) ?? kept.watches,
      sourceOf: sources.of,
    };
  };

  return {
    state: () => state,
    happen,
    live: () => live,
    sources,
    start,
    goOn,
    begin,
    renew,
    saved,
    showSpot,
    happenAtSpot,
    move,
    setPage: (pane, rows) => void pages.set(pane, rows),
    pageOf: (pane) => pages.get(pane) ?? 1,
    picture,
    close: async () => {
      starts += 1;
      clearInterval(ticks);
      const last = live;
      live = null;
      await last?.end();
    },
  };
};
