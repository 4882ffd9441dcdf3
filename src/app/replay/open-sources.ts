import type { HandlerRegistration } from '../../core/handler/registration.ts';
import type { Inspector } from '../../core/inspect.ts';
import type { InspectedMessage } from '../../core/message.ts';
import type { Waiting } from '../../core/ports.ts';
import type { Batches } from '../../core/stream.ts';
import type { AppContext } from '../context.ts';
import { createDrafter, type Drafter } from '../fixture/drafter.ts';
import { resolveTopics } from '../resolve-topic.ts';
import { type Source, sourcesOf, type TopicStretch } from '../sources.ts';
import { windowOf } from '../window.ts';
import type { Candidate } from './candidate.ts';
import { fileCandidates, lineCandidates } from './fixture-candidates.ts';
import type { ReplayRequest } from './replay-request.ts';
import { topicCandidates } from './topic-candidates.ts';

export type OpenSource = {
  readonly candidates: Batches<Candidate>;
  /** How many at most; null when that is not known. */
  readonly total: number | null;
  /** The topics it reads; none for files. */
  readonly topics: readonly string[];
};

export type SourceNeeds = {
  readonly handler: HandlerRegistration;
  readonly inspect: Inspector['inspect'];
  readonly isTaken: (message: InspectedMessage) => boolean;
};

/** Where the messages come from, in the order named; without a name, the handler's own topics. Wrong use throws here. */
export const openSources = async (
  context: AppContext,
  request: ReplayRequest,
  needs: SourceNeeds,
  { signal }: Waiting,
): Promise<readonly OpenSource[]> => {
  // Whatever is wrong with a message, its own inspection says.
  const drafter = await createDrafter(context, { validate: false, refuseHidden: false });
  const opening = { context, request, needs, drafter, signal };
  if (request.sources.length === 0) return [await windowSource(opening, needs.handler.topics, null)];
  const sources: OpenSource[] = [];
  for (const source of await sourcesOf(context, request.sources)) sources.push(await openSource(opening, source));
  return sources;
};

type Opening = Waiting & {
  readonly context: AppContext;
  readonly request: ReplayRequest;
  readonly needs: SourceNeeds;
  readonly drafter: Drafter;
};

const openSource = async (opening: Opening, source: Source): Promise<OpenSource> => {
  const { context, request, needs, drafter, signal } = opening;
  const { inspect } = needs;
  if (source.kind === 'topic') return windowSource(opening, [source.name], source.stretch);
  if (source.kind === 'files') {
    const candidates = fileCandidates(context, source.paths, { drafter, inspect });
    return { candidates, total: source.paths.length, topics: [] };
  }
  return {
    candidates: lineCandidates(context, request.stdin(), { drafter, inspect, signal }),
    total: null,
    topics: [],
  };
};

const windowSource = async (
  opening: Opening,
  names: readonly string[],
  stretch: TopicStretch | null,
): Promise<OpenSource> => {
  const { context, request, needs, signal } = opening;
  const resolved = await resolveTopics(context, names, { signal });
  const topics = resolved.map(({ topic }) => topic);
  const window = await windowOf(context, { ...request, ...placeOf(stretch), topics, follow: false }, { signal });
  const leftOut = new Set(resolved.flatMap((one) => [...one.leftOut]));
  const isTaken = (message: InspectedMessage): boolean =>
    needs.isTaken(message) && (message.event === undefined || !leftOut.has(message.event));
  const last = stretch === null ? request.last : undefined;
  const inspect = needs.inspect;
  const candidates = topicCandidates(context, { window, last, inspect: (raw) => inspect(raw), isTaken }, { signal });
  return { candidates, total: last === undefined ? window.total : Math.min(last, window.total), topics };
};

const placeOf = (stretch: TopicStretch | null) =>
  stretch && { from: [String(stretch.from)], to: [String(stretch.to)], partitions: [stretch.partition] };
