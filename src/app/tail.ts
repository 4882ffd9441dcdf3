import { type Catalog, emptyCatalog } from '../core/catalog/catalog.ts';
import type { MessageFilter } from '../core/filter/message-filter.ts';
import { createInspector } from '../core/inspect.ts';
import type { InspectedMessage, RawMessage } from '../core/message.ts';
import type { Waiting } from '../core/ports.ts';
import { hideSecretsInMessage, secretHeaders } from '../core/secrets.ts';
import { type Batches, mapBatches, take } from '../core/stream.ts';
import type { AppContext } from './context.ts';
import { type ResolvedTopic, resolveTopics } from './resolve-topic.ts';
import { sayOfSchemas } from './say-of-schemas.ts';
import { readTail, type TailRun } from './tail/read-tail.ts';
import { refuseContradictions } from './tail/refuse-contradictions.ts';
import { sieveOf } from './tail/sieve.ts';
import type { TailFilters, TailRequest } from './tail/tail-request.ts';
import { countShown, emptyStats, stopAfter, type TailStats } from './tail/tail-stats.ts';
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
  const { notice, showSecrets } = context;
  const catalog = context.workspace?.catalog ?? emptyCatalog;
  const resolved = await resolveTopics(context, request.names, { signal });
  const topics = resolved.map(({ topic }) => topic);
  const window = await windowOf(context, { ...request, topics }, { signal });
  const broker = await context.broker();
  const { inspect, notices } = await createInspector(catalog, request);
  sayOfSchemas(context, notices);

  const stats = emptyStats();
  const phase = { isLookingBack: false };
  const isSecret = showSecrets ? () => false : secretHeaders(catalog);
  const { filters = {} } = request;
  const sieve = sieveOf({ filters, inspect: (raw) => inspect(raw), isMeant: meantBy(resolved), isSecret, stats });
  const isFiltered = hasFilter(filters) || resolved.some(({ leftOut }) => leftOut.size > 0);
  const why = (): Promise<string> => whyNothing({ broker, window, stats, now: context.now() }, { signal });
  const isNew = newTo(window);
  const run = { broker, request, window, stats, sieve, isFiltered, isNew, phase, notice, whyNothing: why, signal };
  const shown = counted(take(readTail(run), request.max ?? Number.POSITIVE_INFINITY), {
    run,
    catalog,
    now: context.now,
  });
  return {
    topics,
    window,
    messages: mapBatches(shown, (message) => hideSecretsInMessage(message, isSecret)),
    stats,
    isFiltered,
    isLookingBack: () => phase.isLookingBack,
    whyNothing: why,
  };
};

type Counting = { readonly run: TailRun; readonly catalog: Catalog; readonly now: () => number };

async function* counted(
  batches: Batches<InspectedMessage>,
  { run, catalog, now }: Counting,
): Batches<InspectedMessage> {
  const { stats, isNew, request } = run;
  const eventTopics = new Set(catalog.events.map(({ topic }) => topic));
  for await (const messages of batches) {
    countShown(stats, { messages, hasEvents: (topic) => eventTopics.has(topic), isNew, now: now() });
    const last = messages.at(-1);
    // The last messages of all partitions were read to their ends before any was shown.
    if (last && stats.shown === request.max && (request.last === undefined || isNew(last.raw)))
      stopAfter(stats, last.raw);
    yield messages;
  }
}

const hasFilter = ({ where, grep = [], word, valid, event }: TailFilters): boolean =>
  where !== undefined || word !== undefined || grep.length > 0 || valid !== undefined || event !== undefined;

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
