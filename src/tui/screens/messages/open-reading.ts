import { resolveTopics } from '../../../app/resolve-topic.ts';
import { resumePositions } from '../../../app/tail/resume-positions.ts';
import type { TailRequest } from '../../../app/tail/tail-request.ts';
import type { TailStats } from '../../../app/tail/tail-stats.ts';
import { openTail, type Tail } from '../../../app/tail.ts';
import type { Window } from '../../../app/window.ts';
import { EvtoolError } from '../../../core/errors.ts';
import { createMessageStore, type MessageStore } from '../../store/message-store.ts';
import type { Ui } from '../../ui.ts';
import { keepReading } from './keep-reading.ts';
import { type Intake, openIntake } from './open-intake.ts';
import { awayPhase, type Phase } from './phase.ts';
import { type Query, requestOf } from './query.ts';
import { readingPulse } from './reading-pulse.ts';

export type Reading = {
  readonly query: Query;
  readonly store: MessageStore;
  readonly phase: () => Phase;
  /** Null until it is open. */
  readonly stats: () => Readonly<TailStats> | null;
  /** Messages that were there to be read when it opened. */
  readonly total: () => number;
  /** Whether what was there comes one partition after another, not in the order of time. */
  readonly isByPartition: () => boolean;
  /** The id of the newest message that was there when it opened, of those read on; -1 before one. */
  readonly lastOld: () => number;
  /** New messages read in the last full second: not those that were there when it opened. */
  readonly rate: () => number;
  /** Whether what it holds is an answer: something was found, or it stopped looking back. */
  readonly hasAnswer: () => boolean;
  /** Reads on, after it waited for room. */
  readonly goOn: () => void;
  readonly close: () => Promise<void>;
};

export type Readers = {
  readonly ui: Ui;
  readonly zone: string;
  /** Told before the oldest messages make room for a batch; `wait` holds the reader until `goOn`. */
  readonly beforeDrop: (reading: Reading) => 'drop' | 'wait';
  readonly changed: () => void;
};

type Work = Readers & {
  readonly query: Query;
  readonly store: MessageStore;
  readonly intake: Intake;
  readonly state: { phase: Phase; tail: Tail | null; first: Tail | null };
  readonly signal: AbortSignal;
};

/** Reads messages into a store of its own, until it is closed. What fails is its phase. */
export const openReading = (query: Query, readers: Readers): Reading => {
  const { ui, beforeDrop } = readers;
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, ui.signal]);
  const store = createMessageStore();
  const state: Work['state'] = { phase: { type: 'opening' }, tail: null, first: null };
  const become = (phase: Phase): void => {
    state.phase = phase;
    readers.changed();
  };
  const intake = openIntake({
    store,
    now: ui.now,
    mustWait: () => beforeDrop(reading) === 'wait',
    waiting: () => become({ type: 'waiting' }),
    signal,
  });
  const work: Work = { ...readers, query, store, intake, state, signal };
  const pulse = readingPulse({ tail: () => state.tail, now: ui.now, beat: (hasMoved) => beat(work, hasMoved) });
  const reading: Reading = {
    query,
    store,
    phase: () => awayPhase(state.phase, ui.brokerState()) ?? state.phase,
    stats: () => state.tail?.stats ?? null,
    total: () => state.tail?.window.total ?? 0,
    isByPartition: () => query.from !== null && arePartitioned(partitionsOf(work)),
    lastOld: intake.lastOld,
    rate: pulse.rate,
    hasAnswer: () => store.last() !== undefined || !['opening', 'looking-back'].includes(state.phase.type),
    goOn: intake.goOn,
    close: async () => {
      stop.abort();
      intake.goOn();
      await done;
    },
  };
  const done = keepOn(work, become).finally(() => {
    pulse.stop();
    if (!signal.aborted) readers.changed();
  });
  ui.run(() => done);
  return reading;
};

/** Those of the first opening: what came since is new, also after the broker was away. */
const partitionsOf = ({ state }: Work): Window['partitions'] => state.first?.window.partitions ?? [];

const beat = ({ state, changed }: Work, hasMoved: boolean): void => {
  const isDoneLooking = state.phase.type === 'looking-back' && state.tail?.isLookingBack() === false;
  if (isDoneLooking) state.phase = { type: 'live' };
  if (isDoneLooking || hasMoved) changed();
};

const keepOn = (work: Work, failed: (phase: Phase) => void): Promise<void> => {
  const { query, zone, store, state, signal } = work;
  return keepReading({
    request: requestOf(query, zone),
    readOnce: (request) => readOnce(work, request),
    failed,
    goOnFrom: () => {
      const positions = resumePositions(state.tail, query.from !== null);
      if (positions === null) store.clear();
      return positions;
    },
    isThere: () => isTopic(work),
    forget: () => {
      store.clear();
      state.first = null;
    },
    signal,
  });
};

const isTopic = async ({ ui, query, signal }: Work): Promise<boolean> => {
  try {
    return (await resolveTopics(ui.context(), [query.topic], { signal })).length > 0;
  } catch (error) {
    if (error instanceof EvtoolError || signal.aborted) return false;
    throw error;
  }
};

const readOnce = async (work: Work, request: TailRequest): Promise<void> => {
  const { ui, changed, store, intake, state, signal } = work;
  let isOpen = false;
  // How reading goes is on the screen already; what cannot be checked, and why, is not.
  const notice = (text: string): void => {
    if (!isOpen) ui.say(text);
  };
  const tail = await openTail({ ...ui.context(), notice }, request, { signal });
  isOpen = true;
  state.tail = tail;
  state.first ??= tail;
  state.phase = { type: request.last === undefined ? 'live' : 'looking-back' };
  changed();
  for await (const batch of tail.messages) {
    if (signal.aborted) return;
    if (tail.isLookingBack()) store.prepend(batch);
    else {
      await intake.take(batch, partitionsOf(work));
      state.phase = { type: 'live' };
    }
    changed();
  }
  state.phase = { type: 'ended' };
};

const arePartitioned = (partitions: Window['partitions']): boolean =>
  partitions.filter(({ from, end }) => from < end).length > 1;
