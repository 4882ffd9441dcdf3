import { resumePositions } from '../../../app/tail/resume-positions.ts';
import type { TailRequest } from '../../../app/tail/tail-request.ts';
import type { TailStats } from '../../../app/tail/tail-stats.ts';
import { openTail, type Tail } from '../../../app/tail.ts';
import type { Window } from '../../../app/window.ts';
import type { InspectedMessage } from '../../../core/message.ts';
import { createMessageStore, type MessageStore } from '../../store/message-store.ts';
import type { Ui } from '../../ui.ts';
import { keepReading } from './keep-reading.ts';
import { newcomers } from './newcomers.ts';
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

/** Reads messages into a store of its own, until it is closed. What fails is its phase. */
export const openReading = (query: Query, readers: Readers): Reading => {
  const { ui, zone, beforeDrop, changed } = readers;
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, ui.signal]);
  const store = createMessageStore();
  const state: { phase: Phase; tail: Tail | null; first: Tail | null; lastOld: number; goOn: () => void } = {
    phase: { type: 'opening' },
    tail: null,
    first: null,
    lastOld: -1,
    goOn: () => {},
  };

  const take = async (batch: readonly InspectedMessage[]): Promise<void> => {
    while (!store.hasRoom(batch) && beforeDrop(reading) === 'wait' && !signal.aborted) {
      state.phase = { type: 'waiting' };
      changed();
      await new Promise<void>((resolve) => {
        state.goOn = resolve;
      });
    }
    state.phase = { type: 'live' };
    store.append(batch, ui.now());
    const newIn = newcomers(state.first?.window.partitions ?? [], batch);
    if (newIn < batch.length) state.lastOld = (store.last() ?? -1) - newIn;
  };

  const readOnce = async (request: TailRequest): Promise<void> => {
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
      else await take(batch);
      changed();
    }
    state.phase = { type: 'ended' };
  };

  const pulse = readingPulse({
    tail: () => state.tail,
    now: ui.now,
    beat: (hasMoved) => {
      const isDoneLooking = state.phase.type === 'looking-back' && state.tail?.isLookingBack() === false;
      if (isDoneLooking) state.phase = { type: 'live' };
      if (isDoneLooking || hasMoved) changed();
    },
  });
  const reading: Reading = {
    query,
    store,
    phase: () => awayPhase(state.phase, ui.brokerState()) ?? state.phase,
    stats: () => state.tail?.stats ?? null,
    total: () => state.tail?.window.total ?? 0,
    isByPartition: () => query.from !== null && arePartitioned(state.first?.window.partitions ?? []),
    lastOld: () => state.lastOld,
    rate: pulse.rate,
    hasAnswer: () => store.last() !== undefined || !['opening', 'looking-back'].includes(state.phase.type),
    goOn: () => state.goOn(),
    close: async () => {
      stop.abort();
      state.goOn();
      await done;
    },
  };

  const done = keepReading({
    request: requestOf(query, zone),
    readOnce,
    failed: (phase) => {
      state.phase = phase;
      changed();
    },
    goOnFrom: () => {
      const positions = resumePositions(state.tail, query.from !== null);
      if (positions === null) store.clear();
      return positions;
    },
    signal,
  }).finally(() => {
    pulse.stop();
    if (!signal.aborted) changed();
  });
  ui.run(() => done);
  return reading;
};

const arePartitioned = (partitions: Window['partitions']): boolean =>
  partitions.filter(({ from, end }) => from < end).length > 1;
