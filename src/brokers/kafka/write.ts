import { EvtoolError } from '../../core/errors.ts';
import type { Draft, Receipt } from '../../core/message.ts';
import type { MessageWriter, WriteOptions } from '../../core/ports.ts';
import type { Batches } from '../../core/stream.ts';
import type { Failure } from './attempt.ts';
import type { Cluster } from './cluster.ts';
import { connectionFault } from './connection-fault.ts';
import { deliverInOrder } from './deliver-in-order.ts';
import { openProducer } from './producer.ts';
import { type Addressed, roundsOf } from './rounds.ts';
import { translateError } from './translate-error.ts';

export type WriterEnvironment = {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** From 0 to below 1. */
  readonly random: () => number;
};

/** Kafka remembers the last five batches of a producer: only those can be repeated safely. */
const mostUnderway = 4;

export const kafkaWriter = (cluster: Cluster, environment: WriterEnvironment): MessageWriter => ({
  write: (drafts, options) => write(cluster, drafts, { ...environment, ...options }),
});

async function* write<D extends Draft>(
  cluster: Cluster,
  drafts: Batches<D>,
  options: WriteOptions & WriterEnvironment,
): AsyncGenerator<readonly Receipt<D>[], void, undefined> {
  const { signal, acks = -1, partitioner = 'murmur2', compression = 'none' } = options;
  signal.throwIfAborted();
  const leaving = new AbortController();
  const life = AbortSignal.any([signal, leaving.signal]);
  try {
    const producer = await openProducer(cluster, { acks, signal: life });
    const rounds = roundsOf(drafts, { ...options, producer, partitioner, compression });
    const delivery = { deliver: deliverRound<D>, isLast: hasFailed, limit: mostUnderway, signal };
    const losses: Loss[] = [];
    for await (const { receipts, loss } of deliverInOrder(rounds, delivery)) {
      if (receipts.length > 0) yield receipts;
      if (loss) losses.push(loss);
    }
    if (acks === 0) await producer.flush();
    if (losses.length > 0) throw explainLosses(losses, cluster);
  } catch (error) {
    throw signal.aborted ? signal.reason : translateError(error, cluster.label);
  } finally {
    leaving.abort(new EvtoolError('the writer was closed'));
  }
}

type Loss = Failure & { readonly count: number };

type RoundOutcome<D extends Draft> = { readonly receipts: readonly Receipt<D>[]; readonly loss: Loss | null };

const hasFailed = ({ loss }: RoundOutcome<Draft>): boolean => loss !== null;

const deliverRound = async <D extends Draft>(round: readonly Addressed<D>[]): Promise<RoundOutcome<D>> => {
  const byLane = Map.groupBy(round, ({ lane }) => lane);
  const deliveries = [...byLane].map(async ([lane, entries]) => {
    const outcome = await lane.deliver(entries.map(({ draft }) => draft));
    return { entries, ...outcome };
  });
  const outcomes = await Promise.all(deliveries);
  const places = new Map(outcomes.flatMap(({ entries, stored }) => stored.map((place, at) => [entries[at], place])));
  // In the order of the drafts, as they were given.
  const receipts = round.flatMap((entry): Receipt<D>[] => {
    const place = places.get(entry);
    return place ? [{ draft: entry.draft, topic: entry.draft.topic, partition: entry.partition, ...place }] : [];
  });
  const failure = outcomes.find((outcome) => outcome.failure)?.failure;
  return { receipts, loss: failure ? { ...failure, count: round.length - receipts.length } : null };
};

/** The first loss says why; what follows it in the same partition failed with it. */
const explainLosses = (losses: readonly Loss[], cluster: Cluster): unknown => {
  const [first] = losses;
  const isUncertain = losses.some(({ mayBeStored }) => mayBeStored);
  if (!isUncertain) return first?.error;
  const count = losses.reduce((sum, loss) => sum + loss.count, 0);
  const fault = connectionFault(first?.error) ?? (first?.error instanceof Error ? first.error.message : 'no answer');
  const messages = count === 1 ? '1 message' : `${count} messages`;
  return new EvtoolError(`${messages} could not be confirmed by Kafka at ${cluster.label}: ${fault}.`, {
    hint: 'They may be stored or not: look at the end of the topic before sending them again.',
    cause: first?.error,
  });
};
