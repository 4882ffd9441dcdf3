import { createInspector, type Inspector } from '../core/inspect.ts';
import type { InspectedMessage } from '../core/message.ts';
import type { Waiting } from '../core/ports.ts';
import { type Batches, mapBatches } from '../core/stream.ts';
import type { AppContext } from './context.ts';
import { createDrafter, type Drafted, type Drafter } from './fixture/drafter.ts';
import type { LocatedIssue } from './fixture/locate-issue.ts';
import { ndjsonLines } from './fixture/ndjson-lines.ts';
import { readFixtureFile, readLine } from './fixture/written.ts';
import { targetOf } from './produce/target.ts';
import { requireWorkspace } from './require-workspace.ts';
import { sayOfSchemas } from './say-of-schemas.ts';
import { type Source, sourcesOf } from './sources.ts';
import { locatorFor } from './validate/topic-issues.ts';
import { topicMessages } from './validate/topic-messages.ts';

export type ValidateRequest = {
  /** Files, folders, globs, `-`, topics, events, `TOPIC:PARTITION@A..B`. */
  readonly names: readonly string[];
  /** What `-` reads. */
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** What fixtures and lines are, whatever they say. */
  readonly event?: string | undefined;
  readonly topic?: string | undefined;
  /** IANA zone of bare times. */
  readonly zone: string;
};

/** `valid` is absent where no verdict applies: no known event, no schema, a tombstone. */
export type Verdict = { readonly valid: boolean | undefined; readonly issues: readonly LocatedIssue[] };

export type ValidateStats = { valid: number; invalid: number; unjudged: number };

export type Validation = {
  /** To be iterated once. */
  readonly verdicts: Batches<Verdict>;
  /** Counts so far; they change while `verdicts` is read. */
  readonly stats: Readonly<ValidateStats>;
};

/** Checks messages against the schemas and rules of their events. Wrong use throws here, or where it is met. */
export const openValidate = async (
  context: AppContext,
  request: ValidateRequest,
  waiting: Waiting,
): Promise<Validation> => {
  const { catalog } = requireWorkspace(context);
  const sources = await sourcesOf(context, request.names);
  const target = targetOf(context, request.topic, new Set());
  const drafter = await createDrafter(context, { event: request.event, ...target, refuseHidden: false });
  const inspector = sources.some(({ kind }) => kind === 'topic') ? await createInspector(catalog) : null;
  sayOfSchemas(context, drafter.notices);
  const stats = { valid: 0, invalid: 0, unjudged: 0 };
  const work = { context, request, drafter, inspector, waiting };
  return { verdicts: counted(allVerdicts(work, sources), stats), stats };
};

type Work = {
  readonly context: AppContext;
  readonly request: ValidateRequest;
  readonly drafter: Drafter;
  readonly inspector: Inspector | null;
  readonly waiting: Waiting;
};

const counted = (verdicts: Batches<Verdict>, stats: ValidateStats): Batches<Verdict> =>
  mapBatches(verdicts, (verdict) => {
    if (verdict.valid === undefined) stats.unjudged += 1;
    else if (verdict.valid) stats.valid += 1;
    else stats.invalid += 1;
    return verdict;
  });

async function* allVerdicts(work: Work, sources: readonly Source[]): Batches<Verdict> {
  for (const source of sources) yield* verdictsOf(work, source);
}

const verdictsOf = (work: Work, source: Source): Batches<Verdict> => {
  if (source.kind === 'files') return fileVerdicts(work, source.paths);
  return source.kind === 'stdin' ? lineVerdicts(work) : topicVerdicts(work, source);
};

async function* fileVerdicts({ context, drafter, waiting }: Work, paths: readonly string[]): Batches<Verdict> {
  for (const path of paths) {
    waiting.signal.throwIfAborted();
    yield [verdictOf(drafter.draft(await readFixtureFile(context, path)))];
  }
}

async function* lineVerdicts({ request, drafter, waiting }: Work): Batches<Verdict> {
  for await (const lines of ndjsonLines(request.stdin(), waiting.signal)) {
    yield lines.map(({ bytes, number }) => verdictOf(drafter.draft(readLine(bytes, 'stdin', number))));
  }
}

const verdictOf = ({ draft, issues }: Drafted): Verdict => ({ valid: draft === null ? false : draft.valid, issues });

async function* topicVerdicts(work: Work, source: Source & { readonly kind: 'topic' }): Batches<Verdict> {
  const { context, request, inspector, waiting } = work;
  if (inspector === null) throw new Error('a topic is read without an inspector');
  const locate = locatorFor(context);
  const messages = topicMessages(context, { ...source, zone: request.zone, inspect: inspector.inspect }, waiting);
  yield* mapBatches(messages, (message: InspectedMessage) => ({ valid: message.valid, issues: locate(message) }));
}
