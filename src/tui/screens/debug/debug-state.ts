import type { Happening } from '../../../app/debug/debug-session.ts';
import type { Stop } from '../../../app/debug/stop.ts';
import type { EvtoolError } from '../../../core/errors.ts';
import type { ReplayResult } from '../../../core/replay/replay-result.ts';
import type { DebugTarget } from '../../route.ts';
import { initialTree, type TreeState } from '../../tree/tree-state.ts';
import { type KeptResults, noResults, withResult } from './kept-results.ts';
import { type Look, type LookEvent, lookAt, lookedAfter } from './look.ts';
import { type PaneName, paneNames } from './pane-name.ts';

export type Probe = Extract<Happening, { readonly type: 'probe' }>;

/** What a logpoint told, and how much the handler had logged before. */
export type ToldProbe = { readonly probe: Probe; readonly logs: number };

export type Failure = Pick<EvtoolError, 'message' | 'hint' | 'place'>;

/** `over`: the queue has ended. `failed`: there is no session, and `failure` says why. */
export type Phase = 'none' | 'opening' | 'running' | 'standing' | 'over' | 'failed';

export type Cursor = { readonly at: number; readonly top: number };

export type DebugState = {
  readonly phase: Phase;
  /** With its handler once that is chosen. */
  readonly target: DebugTarget | null;
  readonly failure: Failure | null;
  /** The last one stays in sight while the handler runs. */
  readonly look: Look | null;
  /** When it went on, in ms since the epoch. */
  readonly runsSince: number;
  /** It is to stop at the next line. */
  readonly isPausing: boolean;
  /** The stops of the run at hand, oldest first. */
  readonly trail: readonly Stop[];
  /** What logpoints told in this run. */
  readonly probes: readonly ToldProbe[];
  readonly results: KeptResults;
  /** Of the message that came to its end last. */
  readonly ended: number | null;
  readonly pane: PaneName;
  readonly cursors: Readonly<Record<PaneName, Cursor>>;
  readonly tree: TreeState;
  /** Words that messages of the queue are shown for; empty: all. */
  readonly queueFilter: string;
  /** What is looked for in the source; empty: nothing. */
  readonly sought: string;
  /** Columns of the source that are out of sight at the left. */
  readonly left: number;
  readonly reloadsOnSave: boolean;
  /** Messages that are others than their sources hold, by their numbers in the queue. */
  readonly edited: ReadonlySet<number>;
};

export type DebugEvent =
  | { readonly type: 'opening'; readonly target: DebugTarget }
  | { readonly type: 'cleared' }
  | { readonly type: 'failed'; readonly failure: Failure }
  | { readonly type: 'ran'; readonly at: number }
  | { readonly type: 'stayed' | 'turned-reload' | 'pausing' }
  | { readonly type: 'edited'; readonly number: number }
  /** All messages are as their sources hold them again. */
  | { readonly type: 'renewed'; readonly isSameQueue: boolean }
  | { readonly type: 'stopped'; readonly stop: Stop }
  | { readonly type: 'looked-back'; readonly stop: Stop; readonly edge: 'first' | 'last' | undefined }
  | LookEvent
  | { readonly type: 'probed'; readonly told: ToldProbe }
  | { readonly type: 'resulted'; readonly number: number; readonly result: ReplayResult }
  | { readonly type: 'over' }
  | { readonly type: 'focused'; readonly pane: PaneName }
  | { readonly type: 'filtered'; readonly filter: string }
  | { readonly type: 'sought'; readonly word: string }
  | { readonly type: 'shifted'; readonly left: number }
  | { readonly type: 'moved'; readonly pane: PaneName; readonly cursor: Cursor }
  | { readonly type: 'turned-tree'; readonly tree: TreeState };

const start: Cursor = { at: 0, top: 0 };

export const emptyDebug: DebugState = {
  phase: 'none',
  target: null,
  failure: null,
  look: null,
  runsSince: 0,
  isPausing: false,
  trail: [],
  probes: [],
  results: noResults,
  ended: null,
  pane: 'source',
  cursors: Object.fromEntries(paneNames.map((name) => [name, start])) as DebugState['cursors'],
  tree: initialTree,
  queueFilter: '',
  sought: '',
  left: 0,
  reloadsOnSave: true,
  edited: new Set(),
};

/** Kept of each; a loop may pass more. */
const mostStops = 500;
const mostProbes = 200;

export const debugAfter = (state: DebugState, event: DebugEvent): DebugState => {
  const { look } = state;
  switch (event.type) {
    case 'opening':
      return {
        ...emptyDebug,
        reloadsOnSave: state.reloadsOnSave,
        phase: 'opening',
        target: event.target,
      };
    case 'cleared':
      return { ...emptyDebug, reloadsOnSave: state.reloadsOnSave };
    case 'failed':
      return { ...state, phase: 'failed', look: null, failure: event.failure };
    case 'ran':
      return { ...state, phase: 'running', runsSince: event.at, isPausing: false };
    case 'pausing':
      return { ...state, isPausing: true };
    case 'stayed':
      return { ...state, phase: look === null ? 'over' : 'standing' };
    case 'stopped':
      return stopped(state, event.stop);
    case 'looked-back':
      return { ...state, look: lookAt(event.stop, event.edge), cursors: { ...state.cursors, stack: start } };
    case 'over':
      return { ...state, phase: 'over', look: null };
    case 'probed':
      return { ...state, probes: [...state.probes, event.told].slice(-mostProbes) };
    case 'resulted':
      return { ...state, results: withResult(state.results, event.number, event.result), ended: event.number };
    case 'edited':
      return { ...state, edited: new Set([...state.edited, event.number]) };
    case 'renewed':
      // The results are kept by the numbers of their messages.
      return { ...state, edited: new Set(), results: event.isSameQueue ? state.results : noResults };
    case 'turned-reload':
      return { ...state, reloadsOnSave: !state.reloadsOnSave };
    case 'filtered':
      return { ...state, queueFilter: event.filter, cursors: { ...state.cursors, queue: start } };
    case 'sought':
      return { ...state, sought: event.word };
    case 'shifted':
      return { ...state, left: event.left };
    case 'focused':
      return { ...state, pane: event.pane };
    case 'moved':
      return { ...state, cursors: { ...state.cursors, [event.pane]: event.cursor } };
    case 'turned-tree':
      return { ...state, tree: event.tree };
    default:
      return look === null ? state : { ...state, look: lookedAfter(look, event) };
  }
};

const stopped = (state: DebugState, stop: Stop): DebugState => {
  const [before] = state.trail;
  const isSameRun = before !== undefined && isOfOneRun(before, stop);
  return {
    ...state,
    phase: 'standing',
    look: lookAt(stop, 'last'),
    trail: [...(isSameRun ? state.trail : []), stop].slice(-mostStops),
    probes: isSameRun ? state.probes : [],
    cursors: { ...state.cursors, stack: start, ...(isSameRun ? {} : { logs: start }) },
  };
};

const isOfOneRun = ({ queued: a }: Stop, { queued: b }: Stop): boolean =>
  a.number === b.number && a.attempt === b.attempt;
