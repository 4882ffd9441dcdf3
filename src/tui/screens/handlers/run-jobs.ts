import { pause } from '../../../app/pause.ts';
import { runLimits } from '../../../app/replay/run-limits.ts';
import { openReplay } from '../../../app/replay.ts';
import { runFixtures } from '../../../app/run-fixtures.ts';
import { EvtoolError } from '../../../core/errors.ts';
import type { Ui } from '../../ui.ts';
import type { HandlersEvent } from './handlers-state.ts';
import type { Job, JobKind } from './job.ts';
import { type RunRow, rowOfFixture, rowOfMessage } from './run-row.ts';

export type Jobs = {
  /** Runs a handler's fixtures or topics; what ran before is stopped. */
  readonly start: (kind: JobKind, handler: string) => void;
  readonly stop: () => void;
  readonly close: () => Promise<void>;
};

const gatherMs = 50;
const secondMs = 1000;

/** Runs one job at a time and tells what comes of it. */
export const openJobs = (ui: Ui, happen: (event: HandlersEvent) => void): Jobs => {
  let current = new AbortController();
  let running: Promise<void> = Promise.resolve();
  const run = async (kind: JobKind, handler: string, signal: AbortSignal): Promise<void> => {
    const tell = (event: HandlersEvent): void => {
      happen(event);
      ui.draw('soon');
    };
    try {
      const { rows, ...known } = await opened[kind](ui, handler, signal);
      tell({ type: 'counted', handler, ...known });
      for await (const some of gathered(rows)) tell({ type: 'ran', handler, rows: some });
      tell({ type: 'ended', handler, status: { type: 'done' } });
    } catch (error) {
      if (signal.aborted) return tell({ type: 'ended', handler, status: { type: 'stopped' } });
      if (!(error instanceof EvtoolError)) throw error;
      const { message, hint } = error;
      tell({ type: 'ended', handler, status: { type: 'failed', message, hint } });
    }
  };
  const begin = (kind: JobKind, handler: string): Promise<void> => {
    current.abort();
    const own = new AbortController();
    current = own;
    const before = running;
    running = before
      .catch(() => {})
      .then(() => {
        if (own.signal.aborted) return;
        happen({ type: 'started', handler, kind, at: ui.now() });
        return ticking(ui, (over) => run(kind, handler, AbortSignal.any([own.signal, ui.signal])).finally(over));
      });
    return running;
  };
  return {
    start: (kind, handler) => ui.run(() => begin(kind, handler)),
    stop: () => current.abort(),
    close: async () => {
      current.abort();
      await running.catch(() => {});
    },
  };
};

/** Draws what passes each second until the work is over. */
const ticking = async (ui: Ui, work: (over: () => void) => Promise<void>): Promise<void> => {
  const done = new AbortController();
  const tick = async (): Promise<void> => {
    while (!done.signal.aborted) {
      await pause(secondMs, done.signal);
      if (!done.signal.aborted) ui.draw('soon');
    }
  };
  await Promise.all([work(() => done.abort()), tick()]);
};

type Opened = Pick<Job, 'total' | 'files'> & { readonly rows: AsyncIterable<RunRow> };

const opened: Readonly<Record<JobKind, (ui: Ui, handler: string, signal: AbortSignal) => Promise<Opened>>> = {
  fixtures: async (ui, handler, signal) => {
    const { files, runs } = await runFixtures(ui.context(), handler, { signal });
    return { total: files.length, files, rows: mapped(runs, rowOfFixture) };
  },
  replay: async (ui, handler, signal) => {
    const { total, results } = await openReplay(ui.context(), { ...runLimits(), handler, sources: [] }, { signal });
    return { total, files: [], rows: mapped(results, rowOfMessage) };
  },
};

/** Many at a time where they come quickly. */
async function* gathered(rows: AsyncIterable<RunRow>): AsyncGenerator<readonly RunRow[], void> {
  let some: RunRow[] = [];
  let since = Number.NEGATIVE_INFINITY;
  for await (const row of rows) {
    some.push(row);
    if (performance.now() - since < gatherMs) continue;
    yield some;
    some = [];
    since = performance.now();
  }
  if (some.length > 0) yield some;
}

async function* mapped<A, B>(source: AsyncIterable<A>, change: (one: A) => B): AsyncGenerator<B, void> {
  for await (const one of source) yield change(one);
}
