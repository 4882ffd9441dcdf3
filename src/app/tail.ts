import { emptyCatalog } from '../core/catalog/catalog.ts';
import type { MessageFilter } from '../core/filter/message-filter.ts';
import { createInspector } from '../core/inspect.ts';
import type { InspectedMessage, RawMessage } from '../core/message.ts';
import type { Waiting } from '../core/ports.ts';
import { hideSecretsInMessage, secretHeaders } from '../core/secrets.ts';
import { type Batches, mapBatches, take } from '../core/stream.ts';
import type { AppContext } from './context.ts';
import { type ResolvedTopic, resolveTopics } from './resolve-topic.ts';
import { readTail } from './tail/read-tail.ts';
import { refuseContradictions } from './tail/refuse-contradictions.ts';
import { sieveOf } from './tail/sieve.ts';
import type { TailFilters, TailRequest } from './tail/tail-request.ts';
import { countShown, emptyStats, type TailStats } from './tail/tail-stats.ts';
import { whyNothing } from './tail/why-nothing.ts';
import { type Window, windowOf } from './window.ts';

export type Tail = {
  readonly topics: readonly string[];
  readonly window: Window;
  /** What is shown, as it comes: to be iterated once. Ends with the window, with `max`, or with silence. */
  readonly messages: Batches<InspectedMessage>;
  /** Counts so far; they change while `messages` is read. */
  readonly stats: Readonly<TailStats>;
  /** Whether not every message is shown. */
  readonly isFiltered: boolean;
  /** Whether it is still looking back for the last messages. */
  readonly isLookingBack: () => boolean;
  /** Why nothing was shown, in a sentence. */
  readonly whyNothing: () => Promise<string>;
};

/**
 * Messages of topics, inspected and filtered: the last ones or a window, then, when it follows, new ones. Secrets are
 * hidden unless the context shows them. Wrong use throws here, before anything is read.
 */
export const openTail = async (context: AppContext, request: TailRequest, { signal }: Waiting): Promise<Tail> => {
  refuseContradictions(context, request);
  const resolved = await resolveTopics(context, request.names, { signal });
  const window = await windowOf(context, { ...request, topics: resolved.map(({ topic }) => topic) }, { signal });
  const broker = await context.broker();
  const { filters = {}, validate = true, max = Number.POSITIVE_INFINITY } = request;
  const { events } = context.workspace?.catalog ?? emptyCatalog;

  const stats = emptyStats();
  const phase = { isLookingBack: false };
  const why = (): Promise<string> => whyNothing({ broker, window, stats, now: context.now() }, { signal });
  const { inspect, notices } = await createInspector(context.workspace?.catalog ?? emptyCatalog, { validate });
  notices.forEach(context.notice);
  const sieve = sieveOf({ filters, inspect: (raw) => inspect(raw), isMeant: meantBy(resolved), stats });
  const isFiltered = hasFilter(filters) || resolved.some(({ leftOut }) => leftOut.size > 0);
  const isNew = newTo(window);
  const { notice } = context;
  const run = { broker, request, window, stats, sieve, isFiltered, isNew, phase, notice, whyNothing: why, signal };

  const eventTopics = new Set(events.map(({ topic }) => topic));
  const count = (messages: readonly InspectedMessage[]): void =>
    countShown(stats, { messages, hasEvents: (topic) => eventTopics.has(topic), isNew, now: context.now() });
  const isSecret = context.showSecrets ? () => false : secretHeaders(context.workspace?.catalog ?? emptyCatalog);
  return {
    topics: resolved.map(({ topic }) => topic),
    window,
    messages: mapBatches(seen(take(readTail(run), max), count), (message) => hideSecretsInMessage(message, isSecret)),
    stats,
    isFiltered,
    isLookingBack: () => phase.isLookingBack,
    whyNothing: why,
  };
};

async function* seen<T>(batches: Batches<T>, see: (batch: readonly T[]) => void): Batches<T> {
  for await (const batch of batches) {
    see(batch);
    yield batch;
  }
}

const hasFilter = ({ where, grep = [], valid, event }: TailFilters): boolean =>
  where !== undefined || grep.length > 0 || valid !== undefined || event !== undefined;

/** Drops the events of a topic that was named by another of its events. */
const meantBy = (resolved: readonly ResolvedTopic[]): MessageFilter => {
  const leftOut = new Map(resolved.map((each) => [each.topic, each.leftOut]));
  return ({ raw, event }) => event === undefined || leftOut.get(raw.topic)?.has(event) !== true;
};

const newTo = ({ partitions }: Window): ((message: RawMessage) => boolean) => {
  const ends = new Map<string, number[]>();
  for (const { topic, partition, end } of partitions) {
    const known = ends.get(topic) ?? [];
    ends.set(topic, known);
    known[partition] = end;
  }
  return ({ topic, partition, offset }) => offset >= (ends.get(topic)?.[partition] ?? 0);
};
