import type { InspectedMessage, RawMessage } from '../../core/message.ts';
import type { Waiting } from '../../core/ports.ts';
import { type Batches, mapBatches, merge } from '../../core/stream.ts';
import type { AppContext } from '../context.ts';
import { lastMessages } from '../tail/last-messages.ts';
import type { Window } from '../window.ts';
import type { Candidate } from './candidate.ts';

type TopicRun = {
  readonly window: Window;
  /** Only the last so many that `isTaken`. */
  readonly last: number | undefined;
  readonly inspect: (raw: RawMessage) => InspectedMessage;
  readonly isTaken: (message: InspectedMessage) => boolean;
};

/** The messages of a window: of several partitions, the one with the smallest timestamp at its head goes first. */
export async function* topicCandidates(
  context: AppContext,
  { window, last, inspect, isTaken }: TopicRun,
  { signal }: Waiting,
): Batches<Candidate> {
  const { ranges, isolation } = window.plan;
  const broker = await context.broker();
  if (last === undefined) {
    const partitions = ranges.map((range) => broker.read({ ranges: [range], isolation }, { signal }));
    const messages = merge(partitions, (a, b) => a.timestamp < b.timestamp);
    yield* mapBatches(messages, (raw) => ({ message: inspect(raw), hasPlace: true }));
    return;
  }
  const bounded = window.partitions.map(({ topic, partition, from, to, end }) => ({
    topic,
    partition,
    from,
    to: to ?? end,
  }));
  const found = await lastMessages(
    {
      reader: broker,
      ranges: bounded,
      isolation,
      count: last,
      step: last,
      sieve: (batch) => batch.map(inspect).filter(isTaken),
      through: (batches) => batches,
    },
    { signal },
  );
  if (found.length > 0) yield found.map((message) => ({ message, hasPlace: true }));
}
