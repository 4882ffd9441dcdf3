import type { Draft } from '../../core/message.ts';
import type { Compression } from '../../core/ports.ts';
import { type Attempt, attempt, type Destination, type Failure, type Piece, type Stored, tooLarge } from './attempt.ts';
import { encodeDrafts } from './encode-drafts.ts';
import { pause } from './retry.ts';

export type LaneOutcome = {
  /** Where the first drafts were stored; fewer than were given after a failure. */
  readonly stored: readonly Stored[];
  readonly failure: Failure | null;
};

/** The way into one partition: what is given first is stored first, also when a request must be repeated. */
export type Lane = { readonly deliver: (drafts: readonly Draft[]) => Promise<LaneOutcome> };

export type LaneOptions = Destination & { readonly compression: Compression; readonly now: () => number };

type LaneState = {
  /** Settles when all that was given before is stored or has failed. */
  tail: Promise<unknown>;
  sequence: number;
  /** The broker has stored something of this producer, and so refuses a gap in the sequence. */
  isProven: boolean;
  /** How many pieces are sent and not settled, how many of them must be sent again, and what starts the next ones. */
  underway: number;
  repeating: number;
  readonly waiting: (() => void)[];
  failure: Failure | null;
};

export const openLane = (options: LaneOptions): Lane => {
  const state: LaneState = {
    tail: Promise.resolve(),
    sequence: 0,
    isProven: false,
    underway: 0,
    repeating: 0,
    waiting: [],
    failure: null,
  };
  return {
    deliver: (drafts) => {
      const piece = pieceOf(drafts, state.sequence, options);
      state.sequence = sequenceAfter(piece);
      const done = deliverInTurn(piece, { ...options, state, previous: state.tail });
      state.tail = done;
      return done;
    },
  };
};

const pieceOf = (drafts: readonly Draft[], sequence: number, options: LaneOptions): Piece => {
  const { producer, compression, now } = options;
  const batch = encodeDrafts(drafts, { identity: producer.identity, sequence, compression, now: now() });
  return { drafts, sequence, batch };
};

/** Sequence numbers are 31 bits, and begin again at 0. */
const sequenceAfter = ({ sequence, drafts }: Pick<Piece, 'sequence' | 'drafts'>): number =>
  (sequence + drafts.length) % 2 ** 31;

type LaneContext = LaneOptions & { readonly state: LaneState };

type Turn = LaneContext & { readonly previous: Promise<unknown> };

/** Starts at once or when its turn comes, without a step in between: what starts first is on the wire first. */
const deliverInTurn = (piece: Piece, turn: Turn): Promise<LaneOutcome> => {
  const { state } = turn;
  const { promise, resolve, reject } = Promise.withResolvers<LaneOutcome>();
  const start = (): void => {
    state.underway += 1;
    deliverNow(piece, turn).then(resolve, reject);
  };
  if (state.waiting.length === 0 && maySend(turn)) start();
  else state.waiting.push(start);
  return promise;
};

const deliverNow = async (piece: Piece, turn: Turn): Promise<LaneOutcome> => {
  const { state } = turn;
  try {
    if (state.failure) return { stored: [], failure: { ...state.failure, mayBeStored: false } };
    const outcome = await settle(piece, turn);
    state.failure ??= outcome.failure;
    if (outcome.stored.length > 0) state.isProven = true;
    return outcome;
  } finally {
    state.underway -= 1;
    while (state.waiting.length > 0 && maySend(turn)) state.waiting.shift()?.();
  }
};

/** Several may be under way when the broker would refuse all but their right order, or when no order is promised. */
const maySend = ({ state, producer }: LaneContext): boolean => {
  if (state.underway === 0 || producer.acks === 0) return true;
  return producer.identity !== null && state.isProven && state.repeating === 0;
};

const pauseMs = 100;

/** Tries until the piece is stored, or cannot be, or the time is over; what is given up may be stored all the same. */
const settle = async (piece: Piece, context: Turn): Promise<LaneOutcome> => {
  try {
    return await persist(piece, context);
  } catch (error) {
    if (!context.producer.signal.aborted) throw error;
    return { stored: [], failure: { error, mayBeStored: true } };
  }
};

const persist = async (piece: Piece, context: Turn): Promise<LaneOutcome> => {
  const { state, producer, previous } = context;
  const first = await attempt(piece, context);
  if (first.kind !== 'again') return conclude(piece, first, context);
  const { signal, cluster } = producer;
  const deadline = performance.now() + cluster.timeoutMs;
  let mayBeStored = first.mayBeStored;
  let { error } = first;
  state.repeating += 1;
  try {
    await previous;
    if (state.failure) return { stored: [], failure: { ...state.failure, mayBeStored } };
    while (performance.now() < deadline) {
      await pause(pauseMs, signal);
      producer.forget(context.topic);
      const next = await attempt(piece, context);
      if (next.kind !== 'again') return await conclude(piece, next, context);
      mayBeStored ||= next.mayBeStored;
      error = next.error;
    }
    return { stored: [], failure: { error, mayBeStored } };
  } finally {
    state.repeating -= 1;
  }
};

const conclude = async (
  piece: Piece,
  result: Exclude<Attempt, { kind: 'again' }>,
  context: Turn,
): Promise<LaneOutcome> => {
  if (result.kind === 'stored') return { stored: result.stored, failure: null };
  if (result.kind === 'failed') return { stored: [], failure: result.failure };
  if (piece.drafts.length <= 1) return { stored: [], failure: tooLarge(piece, context) };
  return deliverHalves(piece, context);
};

/** The topic takes smaller batches than we make: the sequence numbers stay, so nothing after it can slip in between. */
const deliverHalves = async ({ drafts, sequence }: Piece, context: Turn): Promise<LaneOutcome> => {
  const middle = Math.ceil(drafts.length / 2);
  const front = pieceOf(drafts.slice(0, middle), sequence, context);
  const back = pieceOf(drafts.slice(middle), sequenceAfter(front), context);
  context.state.repeating += 1;
  try {
    const done = await settle(front, context);
    if (done.failure) return done;
    const rest = await settle(back, { ...context, previous: Promise.resolve() });
    return { stored: [...done.stored, ...rest.stored], failure: rest.failure };
  } finally {
    context.state.repeating -= 1;
  }
};
