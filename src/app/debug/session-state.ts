import type { DebugRunner } from '../../core/debug/debugger.ts';
import type { Pause, Resume } from '../../core/debug/pause.ts';
import type { EventQueue } from '../../core/event-queue.ts';
import type { InspectedMessage } from '../../core/message.ts';
import type { Waiting } from '../../core/ports.ts';
import type { ReplayLog } from '../../core/replay/replay-result.ts';
import type { Counted, ReplayStats } from '../../core/replay/replay-stats.ts';
import { hideSecretsInMessage, secretTexts } from '../../core/secrets.ts';
import type { Candidate } from '../replay/candidate.ts';
import type { PreparedReplay } from '../replay/prepare-replay.ts';
import type { BreakpointList } from './breakpoint-list.ts';
import type { RecordedRun } from './compare-runs.ts';
import type { DebugRequest, Happening } from './debug-session.ts';
import type { changeTracker } from './make-stop.ts';
import type { ProducedList } from './produced-list.ts';
import type { Recording } from './recording.ts';
import type { Draws } from './same-draws.ts';
import type { QueuedMessage, Stop } from './stop.ts';

/** What is to become of the run at hand instead of going on. `other`: another message is run. */
export type Wish = 'again' | 'other' | 'skip' | 'quit';

export type Answer = Resume | { readonly wish: Wish };

type KeptRun = RecordedRun & { readonly attempt: number };

/** A message of the queue and what became of it. */
export type Entry = {
  candidate: Candidate;
  attempt: number;
  /** Of its newest run that came to an end. */
  counted: Counted | null;
  lastRun: KeptRun | null;
  runBefore: KeptRun | null;
};

/** One run of one message. */
export type Run = {
  readonly entry: Entry;
  readonly queued: QueuedMessage;
  readonly stop: AbortController;
  readonly secrets: readonly string[];
  readonly logs: ReplayLog[];
  readonly changedIn: ReturnType<typeof changeTracker>;
  wish: Wish | null;
};

export type SessionState = {
  /** What its fixtures leave to chance, the same at every reading. */
  readonly draws: () => Draws;
  readonly request: DebugRequest;
  readonly waiting: Waiting;
  readonly runner: DebugRunner;
  readonly stats: ReplayStats;
  readonly happenings: EventQueue<Happening>;
  readonly recording: Recording;
  readonly breakpoints: BreakpointList;
  watches: readonly { readonly number: number; readonly expression: string }[];
  watchCount: number;
  prepared: PreparedReplay;
  readonly produced: ProducedList;
  /** What the handler produces is checked against the workspace as it is now. */
  readonly replaceShelf: (prepared: PreparedReplay) => void;
  isSecret: (name: string) => boolean;
  entries: Entry[];
  /** Of the entry at hand. */
  index: number;
  /** The index to go on with after a message that was run out of its turn; null: the one after it. */
  goesOnAt: number | null;
  run: Run | null;
  standing: Standing | null;
  stopCount: number;
  /** The last answer of the user. */
  resume: Resume | null;
  /** Going line by line to where `continue` would stop, to record the lines. */
  isPassing: boolean;
  /** The handler is to be read from disk before the next run. */
  isStale: boolean;
  /** It was loaded once. */
  isLoaded: boolean;
  isClosed: boolean;
  /** Resolves when there is more to do after the end of the queue. */
  wake: () => void;
};

/** `pause` is null at a stage that is no line. */
export type Standing = {
  readonly stop: Stop;
  readonly pause: Pause | null;
  readonly answer: (answer: Answer) => void;
};

export const queuedMessage = (
  state: SessionState,
  entry: Entry,
  index: number = state.entries.indexOf(entry),
): QueuedMessage => {
  const { message, fixture, hasPlace } = entry.candidate;
  const shown = hideSecretsInMessage(message, state.isSecret);
  return { message: shown, fixture, hasPlace, number: index + 1, attempt: entry.attempt };
};

export const secretsOf = ({ isSecret }: SessionState, { raw }: InspectedMessage): readonly string[] =>
  secretTexts(raw.headers, isSecret);

/** Whether the user goes step by step: they did not say `continue` or `until`. */
export const isStepping = ({ resume, request }: SessionState): boolean =>
  request.mode === 'step' && (resume === null || (resume.how !== 'continue' && resume.how !== 'until'));

/** Aborted with the session, and when the run is given up. */
export const signalOf = ({ waiting }: SessionState, { stop }: Run): AbortSignal =>
  AbortSignal.any([waiting.signal, stop.signal]);
