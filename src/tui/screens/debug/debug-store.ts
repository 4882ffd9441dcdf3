import type { SpanLine } from '../../highlight/span.ts';
import { type Move, moved, scrolled } from '../../keys/list-bindings.ts';
import type { Ui } from '../../ui.ts';
import { spotInSight } from './debug-picture.ts';
import { type DebugEvent, type DebugState, debugAfter, emptyDebug } from './debug-state.ts';
import type { PaneName } from './pane-name.ts';
import { type SourceTexts, sourceTexts } from './source-texts.ts';

/** The state, the user's files beside it, and where the cursors are. */
export type DebugStore = {
  readonly state: () => DebugState;
  readonly happen: (event: DebugEvent) => void;
  readonly sources: SourceTexts;
  /** Resolves when the handler stands, or runs for longer than a step, or than the ms that are given, or when aborted. */
  readonly rest: (mostMs?: number, signal?: AbortSignal) => Promise<void>;
  /** Tells of what leads to another line once its file is read, and moves the cursor there. */
  readonly happenAtSpot: (event: DebugEvent) => Promise<void>;
  readonly move: (pane: PaneName, how: Move | number, size: { readonly length: number }) => void;
  /** Rows of each pane, as they were drawn last. */
  readonly setPage: (pane: PaneName, rows: number) => void;
  readonly pageOf: (pane: PaneName) => number;
  readonly close: () => void;
};

/** How often a running handler is drawn, in ms: its logs, and for how long it runs. */
const tickMs = 250;

/** What takes longer than this, in ms, is no step that the next key waits for; a step on a busy machine is shorter. */
export const stepMs = 1_000;

export const debugStore = (ui: Ui): DebugStore => {
  const sources = sourceTexts(ui.context);
  const pages = new Map<PaneName, number>();
  let state = emptyDebug;
  let ticks: NodeJS.Timeout | undefined;
  const resting = new Set<() => void>();

  const happen = (event: DebugEvent): void => {
    state = debugAfter(state, event);
    if (state.phase === 'running') ticks ??= setInterval(() => ui.draw('soon'), tickMs).unref();
    else stopTicks();
  };

  const stopTicks = (): void => {
    clearInterval(ticks);
    ticks = undefined;
    for (const rested of resting) rested();
  };

  const pageOf = (pane: PaneName): number => pages.get(pane) ?? 1;

  const happenAtSpot = async (event: DebugEvent): Promise<void> => {
    const { target } = state;
    const spot = spotInSight(debugAfter(state, event));
    if (spot !== null) await sources.load(spot.file);
    // It is of a session that another one has followed.
    if (state.target !== target) return;
    happen(event);
    if (spot !== null) showLine(spot.line - 1, sources.of(spot.file) ?? []);
    ui.draw('now');
  };

  const showLine = (at: number, lines: readonly SpanLine[]): void => {
    const { top } = state.cursors.source;
    const size = { length: lines.length, page: pageOf('source') };
    happen({ type: 'moved', pane: 'source', cursor: { at, top: topFor(at, top, size) } });
    const columns = (lines[at] ?? []).reduce((sum, { text }) => sum + text.length, 0);
    if (state.left >= columns) happen({ type: 'shifted', left: 0 });
  };

  return {
    state: () => state,
    happen,
    sources,
    rest: async (mostMs = stepMs, signal) => {
      if (state.phase !== 'running' || signal?.aborted) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      resting.add(resolve);
      const timer = setTimeout(resolve, Math.max(0, state.runsSince + mostMs - ui.now()));
      signal?.addEventListener('abort', () => resolve(), { once: true });
      await promise;
      clearTimeout(timer);
      resting.delete(resolve);
    },
    happenAtSpot,
    move: (pane, how, { length }) => {
      const page = pageOf(pane);
      const { at: before, top } = state.cursors[pane];
      const at = typeof how === 'number' ? how : moved(before, how, { length, page });
      happen({ type: 'moved', pane, cursor: { at, top: scrolled(top, at, { length, page }) } });
    },
    setPage: (pane, rows) => void pages.set(pane, rows),
    pageOf,
    close: stopTicks,
  };
};

/** As little as possible moves; else the line stands above the middle, as what comes next is below. */
const topFor = (at: number, top: number, { length, page }: { readonly length: number; readonly page: number }) => {
  const isInSight = at >= top + 2 && at < top + page - 2;
  return isInSight ? top : Math.max(0, Math.min(at - Math.floor(page * 0.4), length - page));
};
