import { resumePositions } from '../../../app/tail/resume-positions.ts';
import type { TailRequest } from '../../../app/tail/tail-request.ts';
import type { TailStats } from '../../../app/tail/tail-stats.ts';
import { openTail, type Tail } from '../../../app/tail.ts';
import { EvtoolError, exitCodes } from '../../../core/errors.ts';
import type { InspectedMessage } from '../../../core/message.ts';
import type { BrokerState } from '../../shell/broker-state.ts';
import { pause } from '../../shell/pause.ts';
import { createMessageStore, type MessageStore } from '../../store/message-store.ts';
import { createRateMeter } from '../../store/rate-meter.ts';
import type { Ui } from '../../ui.ts';
import { arrived } from './arrived.ts';
import { newcomers } from './newcomers.ts';
import { type Query, requestOf } from './query.ts';

export type Phase =
  | { readonly type: 'opening' | 'looking-back' | 'live' | 'waiting' | 'ended' }
  /** It reads on when the broker answers again. */
  | { readonly type: 'away'; readonly message: string; readonly hint: string | undefined }
  | { readonly type: 'failed'; readonly message: string; readonly hint: string | undefined; readonly isOver: boolean };

export type Reading = {
  readonly query: Query;
  readonly store: MessageStore;
  readonly phase: () => Phase;
  /** Null until it is open. */
  readonly stats: () => Readonly<TailStats> | null;
  /** Messages that were there to be read when it opened. */
  readonly total: () => number;
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

/** How long to wait before a broker that failed is asked again, in ms. */
const againMs = 2_000;

/** How often it is drawn that a reader goes on while it finds nothing, in ms. */
const tickMs = 250;

/** Reads messages into a store of its own, until it is closed. What fails is its phase. */
export const openReading = (query: Query, readers: Readers): Reading => {
  const { ui, zone, beforeDrop, changed } = readers;
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, ui.signal]);
  const store = createMessageStore();
  const meter = createRateMeter();
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

  /** A broker that is away is asked again; what only the user can mend ends the reading. */
  const read = async (): Promise<void> => {
    const whole = requestOf(query, zone);
    let request = whole;
    while (!signal.aborted) {
      try {
        return await readOnce(request);
      } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof EvtoolError)) throw error;
        const isOver = error.exitCode !== exitCodes.failed;
        state.phase = { type: 'failed', message: error.message, hint: error.hint, isOver };
        changed();
        if (isOver) return;
        const positions = resumePositions(state.tail, query.from !== null);
        if (positions === null) store.clear();
        request = positions === null ? whole : { ...whole, last: undefined, from: positions };
        await pause(againMs, signal);
      }
    }
  };

  let readBefore = 0;
  let cameBefore = 0;
  const tick = (): void => {
    const read = state.tail?.stats.read ?? 0;
    if (state.phase.type === 'looking-back' && state.tail?.isLookingBack() === false) {
      state.phase = { type: 'live' };
      changed();
    }
    const came = state.tail === null ? 0 : arrived(state.tail);
    meter.add(Math.max(0, came - cameBefore), ui.now());
    if (read !== readBefore || reading.rate() > 0 || wasFlowing) changed();
    wasFlowing = reading.rate() > 0;
    readBefore = read;
    cameBefore = came;
  };
  let wasFlowing = false;

  const reading: Reading = {
    query,
    store,
    phase: () => awayPhase(state.phase, ui.brokerState()) ?? state.phase,
    stats: () => state.tail?.stats ?? null,
    total: () => state.tail?.window.total ?? 0,
    lastOld: () => state.lastOld,
    rate: () => meter.series(ui.now()).at(-1) ?? 0,
    hasAnswer: () => store.last() !== undefined || !['opening', 'looking-back'].includes(state.phase.type),
    goOn: () => state.goOn(),
    close: async () => {
      stop.abort();
      state.goOn();
      await done;
    },
  };

  const done = (async () => {
    const timer = setInterval(tick, tickMs);
    try {
      await read();
    } finally {
      clearInterval(timer);
      if (!signal.aborted) changed();
    }
  })();
  ui.run(() => done);
  return reading;
};

/** What a follower waits for, it does not tell: it goes on by itself. */
const awayPhase = ({ type }: Phase, broker: BrokerState): Phase | null => {
  if (type === 'opening' || type === 'failed' || type === 'ended') return null;
  if (broker.type === 'silent') return { type: 'away', message: `No answer from ${broker.label}.`, hint: undefined };
  return broker.type === 'failed' ? { type: 'away', message: broker.message, hint: broker.hint } : null;
};
