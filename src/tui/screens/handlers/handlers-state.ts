import type { HandlerSummary } from '../../../app/handlers.ts';
import { hasWords } from '../../browse/has-words.ts';
import type { Side } from '../../components/two-panes.tsx';
import { type Move, moved } from '../../keys/list-bindings.ts';
import { cursorAt, firstRow, type RowCursor } from '../../keys/row-cursor.ts';
import { type Job, type JobKind, type JobStatus, jobWith, startedJob } from './job.ts';
import type { RunRow } from './run-row.ts';

export type HandlersState = {
  readonly handlers: readonly HandlerSummary[];
  readonly shown: readonly HandlerSummary[];
  readonly filter: string;
  readonly focused: Side;
  readonly cursors: Readonly<Record<Side, RowCursor>>;
  /** The newest of each handler. */
  readonly jobs: ReadonlyMap<string, Job>;
  /** Where the cursor goes once it is there: the run that it was on, when it is run again, else the first red one. */
  readonly goal: ((row: RunRow) => boolean) | null;
  /** Why a module does not load, by its path. */
  readonly faults: ReadonlyMap<string, string>;
};

export type HandlersEvent =
  | { readonly type: 'listed'; readonly handlers: readonly HandlerSummary[] }
  | { readonly type: 'loaded'; readonly module: string; readonly fault: string | null }
  | { readonly type: 'moved'; readonly how: Move }
  | { readonly type: 'focused'; readonly pane: Side }
  | { readonly type: 'paged'; readonly side: Side; readonly page: number }
  | { readonly type: 'filtered'; readonly filter: string }
  | { readonly type: 'chosen'; readonly handler: string }
  | { readonly type: 'started'; readonly handler: string; readonly kind: JobKind; readonly at: number }
  | ({ readonly type: 'counted'; readonly handler: string } & Pick<Job, 'total' | 'files'>)
  | { readonly type: 'ran'; readonly handler: string; readonly rows: readonly RunRow[] }
  | { readonly type: 'ended'; readonly handler: string; readonly status: JobStatus };

export const emptyHandlers: HandlersState = {
  handlers: [],
  shown: [],
  filter: '',
  focused: 'list',
  cursors: { list: firstRow, detail: firstRow },
  jobs: new Map(),
  goal: null,
  faults: new Map(),
};

export const handlersAfter = (state: HandlersState, event: HandlersEvent): HandlersState => {
  switch (event.type) {
    case 'listed':
      return arranged({ ...state, handlers: event.handlers });
    case 'loaded': {
      const others = [...state.faults].filter(([module]) => module !== event.module);
      const faults = event.fault === null ? others : [...others, [event.module, event.fault] as const];
      return { ...state, faults: new Map(faults) };
    }
    case 'filtered':
      return arranged({ ...state, filter: event.filter });
    case 'chosen':
      return pointed(
        state,
        'list',
        Math.max(
          0,
          state.shown.findIndex(({ name }) => name === event.handler),
        ),
      );
    case 'moved': {
      const { focused, cursors } = state;
      const size = { length: lengthOf(state, focused), page: cursors[focused].page };
      return pointed({ ...state, goal: null }, focused, moved(cursors[focused].at, event.how, size));
    }
    case 'focused':
      return { ...state, focused: event.pane };
    case 'paged': {
      const cursor = { ...state.cursors[event.side], page: event.page };
      return pointed({ ...state, cursors: { ...state.cursors, [event.side]: cursor } }, event.side, cursor.at);
    }
    case 'started':
      return { ...withJob(state, event.handler, startedJob(event.kind, event.at)), goal: goalOf(state, event) };
    case 'counted':
      return changedJob(state, event.handler, (job) => ({ ...job, total: event.total, files: event.files }));
    case 'ran':
      return atGoal(changedJob(state, event.handler, (job) => jobWith(job, event.rows)));
    case 'ended':
      return changedJob(state, event.handler, (job) => ({ ...job, status: event.status }));
  }
};

/** Rows of another kind are other rows. */
const goalOf = (state: HandlersState, { handler, kind }: Started): HandlersState['goal'] => {
  if (currentHandler(state)?.name !== handler) return null;
  const isAgain = currentJob(state)?.kind === kind;
  if (isAgain && state.goal !== null) return state.goal;
  const before = isAgain ? currentJob(state)?.rows[state.cursors.detail.at] : undefined;
  return before === undefined ? ({ isGood }) => !isGood : ({ name }) => name === before.name;
};

type Started = Extract<HandlersEvent, { readonly type: 'started' }>;

const atGoal = (state: HandlersState): HandlersState => {
  const at = state.goal === null ? -1 : (currentJob(state)?.rows.findIndex(state.goal) ?? -1);
  return at < 0 ? state : pointed({ ...state, goal: null }, 'detail', at);
};

const lengthOf = (state: HandlersState, side: Side): number =>
  side === 'list' ? state.shown.length : (currentJob(state)?.rows.length ?? 0);

/** The cursor of the list chooses whose runs are shown. */
const pointed = (state: HandlersState, side: Side, at: number): HandlersState => {
  const cursor = cursorAt(state.cursors[side], at, lengthOf(state, side));
  const isOther = side === 'list' && cursor.at !== state.cursors.list.at;
  const detail = isOther ? { ...firstRow, page: state.cursors.detail.page } : state.cursors.detail;
  return { ...state, cursors: side === 'list' ? { list: cursor, detail } : { ...state.cursors, detail: cursor } };
};

const arranged = (state: HandlersState): HandlersState => {
  const name = currentHandler(state)?.name;
  const shown = state.handlers.filter((handler) => {
    const text = [handler.name, handler.module, ...handler.events, ...handler.topics].join('\n');
    return hasWords(text, state.filter);
  });
  const at = shown.findIndex((handler) => handler.name === name);
  return pointed({ ...state, shown }, 'list', at < 0 ? state.cursors.list.at : at);
};

const withJob = (state: HandlersState, handler: string, job: Job): HandlersState => ({
  ...state,
  jobs: new Map([...state.jobs, [handler, job]]),
});

const changedJob = (state: HandlersState, handler: string, change: (job: Job) => Job): HandlersState => {
  const job = state.jobs.get(handler);
  return job === undefined ? state : withJob(state, handler, change(job));
};

export const currentHandler = ({ shown, cursors }: HandlersState): HandlerSummary | undefined => shown[cursors.list.at];

export const currentJob = (state: HandlersState): Job | undefined => state.jobs.get(currentHandler(state)?.name ?? '');

export const currentRun = (state: HandlersState): RunRow | undefined =>
  state.focused === 'detail' ? currentJob(state)?.rows[state.cursors.detail.at] : undefined;

export const runningHandler = ({ jobs }: HandlersState): string | undefined =>
  [...jobs].find(([, { status }]) => status.type === 'running')?.[0];
