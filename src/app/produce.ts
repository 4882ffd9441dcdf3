import type { Receipt } from '../core/message.ts';
import type { Waiting } from '../core/ports.ts';
import { type Batches, mapBatches } from '../core/stream.ts';
import type { AppContext } from './context.ts';
import type { SourcedDraft } from './fixture/drafter.ts';
import { atRate } from './produce/at-rate.ts';
import { type Destinations, destinationsOn } from './produce/destinations.ts';
import { giveOut } from './produce/give-out.ts';
import { graceAfter } from './produce/grace.ts';
import { afterSending } from './produce/invalid.ts';
import { type Drafts, openDrafts } from './produce/open-drafts.ts';
import type { ProduceRequest, ProduceStats } from './produce/produce-request.ts';
import { openTally, type Tally, type Whereabouts } from './produce/tally.ts';
import { targetOf } from './produce/target.ts';
import { targetFlags } from './target-flags.ts';

export type Production<T> = {
  /** To be iterated once. Throws, after all that went well, for what did not. */
  readonly batches: Batches<T>;
  /** Counts so far; they change while `batches` is read. */
  readonly stats: Readonly<ProduceStats>;
};

export type SendingProduction = Production<Receipt<SourcedDraft>> & {
  /** What of files is sent, each once: it is read by now, and nothing else is sent whatever is saved meanwhile. */
  readonly files: readonly SourcedDraft[];
  /** What became of the messages so far; after an abort it is all that is known. */
  readonly whereabouts: () => Whereabouts;
  /** What a command line needs to reach the same cluster. */
  readonly flags: string;
};

/**
 * Sends messages and yields a receipt for each that the broker acknowledged. Files are checked before anything is sent,
 * here; standard input is sent as it comes. When `signal` is aborted nothing more is given to the broker, and what is
 * under way may still be acknowledged; then, unless that was all there is, it throws the signal's reason.
 */
export const openProduce = async (
  context: AppContext,
  request: ProduceRequest,
  { signal }: Waiting,
): Promise<SendingProduction> => {
  const broker = await context.broker();
  const flags = targetFlags(context, broker);
  const destinations = await destinationsOn({ broker, flags }, { signal });
  const stats = { sent: 0, invalid: 0 };
  const targeted = { ...request, ...targetOf(context, request.topic, destinations.topics) };
  const drafts = await openDrafts(context, targeted, { signal, stats, check: destinations.check });
  const tally = openTally({ ...drafts, partitionsOf: destinations.partitionsOf });
  const batches = send(context, { drafts, destinations, request, stats, tally }, { signal });
  return { batches, stats, files: drafts.files, whereabouts: tally.whereabouts, flags };
};

/** The same without a broker: what would be sent. */
export const openDryRun = async (
  context: AppContext,
  request: ProduceRequest,
  { signal }: Waiting,
): Promise<Production<SourcedDraft>> => {
  const stats = { sent: 0, invalid: 0 };
  const targeted = { ...request, ...targetOf(context, request.topic, new Set()) };
  const drafts = await openDrafts(context, targeted, { signal, stats, check: () => {} });
  return { batches: counted(drafts, stats, signal), stats };
};

type Sending = {
  readonly drafts: Drafts;
  readonly destinations: Destinations;
  readonly request: ProduceRequest;
  readonly stats: ProduceStats;
  readonly tally: Tally;
};

async function* send(context: AppContext, sending: Sending, { signal }: Waiting) {
  const { drafts, destinations, request, stats, tally } = sending;
  const broker = await context.broker();
  const grace = graceAfter(signal);
  const { rate, write } = request;
  const paced =
    rate === undefined ? drafts.batches : atRate(drafts.batches, { perSecond: rate, now: context.now, signal });
  const given = giveOut(destinations.prepared(paced), { tally, signal, now: context.now });
  try {
    for await (const receipts of broker.write(given, { ...write, signal: grace.signal })) {
      stats.sent += receipts.length;
      tally.confirm(receipts);
      yield receipts;
    }
  } catch (error) {
    throw stats.sent === 0 ? error : afterSending(error, stats.sent);
  } finally {
    grace.end();
  }
  if (!isDone(tally.whereabouts())) signal.throwIfAborted();
  if (drafts.failure() !== undefined) throw afterSending(drafts.failure(), stats.sent);
}

/** Whoever stopped it came too late. Of standard input nobody knows what would have come. */
const isDone = ({ underway, unsent, lastLine }: Whereabouts): boolean =>
  underway.length === 0 && unsent === 0 && lastLine === null;

async function* counted(drafts: Drafts, stats: ProduceStats, signal: AbortSignal): Batches<SourcedDraft> {
  yield* mapBatches(drafts.batches, (draft) => {
    stats.sent += 1;
    return draft;
  });
  signal.throwIfAborted();
  if (drafts.failure() !== undefined) throw drafts.failure();
}
