import { usageError } from '../core/errors.ts';
import type { HandlerRegistration } from '../core/handler/registration.ts';
import type { HandlerRunner } from '../core/handler/runner.ts';
import { createInspector, type Inspector } from '../core/inspect.ts';
import type { InspectedMessage } from '../core/message.ts';
import type { Waiting } from '../core/ports.ts';
import type { ReplayResult } from '../core/replay/replay-result.ts';
import { countResult, emptyReplayStats, isUnexpectedFailure, type ReplayStats } from '../core/replay/replay-stats.ts';
import { secretHeaders } from '../core/secrets.ts';
import { topicNames } from '../core/translated-broker.ts';
import type { Workspace } from '../core/workspace.ts';
import type { AppContext } from './context.ts';
import type { Candidate } from './replay/candidate.ts';
import { handlerNamed } from './replay/handler-named.ts';
import { hideSecretsInResult } from './replay/hide-secrets-in-result.ts';
import { type Shelf, shelf } from './replay/hold-produced.ts';
import { type OpenSource, openSources } from './replay/open-sources.ts';
import type { ReplayRequest } from './replay/replay-request.ts';
import { runCandidate } from './replay/run-candidate.ts';
import { sendProduced } from './replay/send-produced.ts';
import { requireWorkspace } from './require-workspace.ts';

export type Replay = {
  readonly handler: HandlerRegistration;
  /** How many messages there are at most; null when that is not known. */
  readonly total: number | null;
  /** Topics that are read. */
  readonly topics: readonly string[];
  /** What becomes of each message, as it happens: to be iterated once. Ends with the sources, `max`, or a failure. */
  readonly results: AsyncIterable<ReplayResult>;
  /** Counts so far; they change while `results` is read. */
  readonly stats: Readonly<ReplayStats>;
};

/**
 * Runs messages through a handler, one at a time. Nothing is committed; nothing is sent without `send`. Wrong use throws
 * here, before anything is run; a handler that does not load throws from `results`.
 */
export const openReplay = async (context: AppContext, request: ReplayRequest, waiting: Waiting): Promise<Replay> => {
  const workspace = requireWorkspace(context);
  const handler = handlerNamed(workspace, request.handler);
  refuseReadOnly(context, request);
  const inspector = await createInspector(workspace.catalog);
  const { inspect } = inspector;
  inspector.notices.forEach(context.notice);
  const events = new Set(handler.events);
  const isTaken = ({ event }: InspectedMessage): boolean => event === undefined || events.has(event);
  const sources = await openSources(context, request, { handler, inspect, isTaken }, waiting);
  const topics = sources.flatMap((source) => source.topics);
  const stats = emptyReplayStats();
  const run = { context, request, workspace, handler, inspector, sources, isTaken, stats };
  return { handler, total: totalOf(sources, request.max), topics, results: replayAll(run, waiting), stats };
};

/** Before anything is run: the writer would refuse only after the first message. */
const refuseReadOnly = ({ target }: AppContext, { send }: ReplayRequest): void => {
  if (!send || !target?.readOnly) return;
  throw usageError(`Context "${target.name}" is read-only: nothing is sent there.`, 'Replay without --send.');
};

const totalOf = (sources: readonly OpenSource[], max = Number.POSITIVE_INFINITY): number | null => {
  const totals = sources.map(({ total }) => total ?? Number.POSITIVE_INFINITY);
  const total = Math.min(
    max,
    totals.reduce((sum, one) => sum + one, 0),
  );
  return Number.isFinite(total) ? total : null;
};

type Run = {
  readonly context: AppContext;
  readonly request: ReplayRequest;
  readonly workspace: Workspace;
  readonly handler: HandlerRegistration;
  readonly inspector: Inspector;
  readonly sources: readonly OpenSource[];
  readonly isTaken: (message: InspectedMessage) => boolean;
  readonly stats: ReplayStats;
};

async function* replayAll(run: Run, waiting: Waiting): AsyncGenerator<ReplayResult, void> {
  const { context, request, workspace, sources, isTaken, stats } = run;
  const held = shelfOf(run, waiting);
  const runner = runnerOf(run, held);
  const isSecret = context.showSecrets ? () => false : secretHeaders(workspace.catalog);
  let left = request.max ?? Number.POSITIVE_INFINITY;
  try {
    await runner.load(waiting);
    for await (const candidate of candidatesOf(sources)) {
      if (left <= 0) return;
      if (!isTaken(candidate.message)) {
        stats.others += 1;
        continue;
      }
      left -= 1;
      const { result, error } = await replayOne(candidate, { ...run, runner, held }, waiting);
      countResult(stats, result);
      yield hideSecretsInResult(result, isSecret);
      if (error !== undefined) throw error;
      if (isUnexpectedFailure(result) && !request.keepGoing) return;
    }
  } finally {
    await runner.close();
  }
}

async function* candidatesOf(sources: readonly OpenSource[]): AsyncGenerator<Candidate, void> {
  for (const { candidates } of sources) for await (const batch of candidates) yield* batch;
}

type OneRun = Run & { readonly runner: HandlerRunner; readonly held: Shelf };
type Replayed = { readonly result: ReplayResult; readonly error?: unknown };

/** A message's result; the error is why what it produced could not be sent. */
const replayOne = async (candidate: Candidate, run: OneRun, waiting: Waiting): Promise<Replayed> => {
  const { context, request, handler, runner, held } = run;
  const runs = { handler: handler.name, runner, take: held.take, handleInvalid: request.handleInvalid };
  const { result, produced } = await runCandidate(candidate, runs, waiting);
  if (!request.send || result.outcome !== 'ok' || produced.length === 0) return { result };
  const sent = await sendProduced(await context.broker(), produced, waiting);
  return { result: { ...result, produced: sent.produced }, error: sent.error };
};

const shelfOf = ({ context, request, workspace, inspector, sources }: Run, waiting: Waiting): Shelf => {
  const isConnected = request.send || sources.some(({ topics }) => topics.length > 0);
  const listTopics = async (): Promise<ReadonlySet<string>> =>
    new Set((await (await context.broker()).listTopics(waiting)).map(({ name }) => name));
  return shelf({
    events: workspace.catalog.events,
    inspector,
    generators: { now: context.now, uuid: context.uuid },
    usedName: topicNames(context.target?.topics ?? new Map()).used,
    listTopics: isConnected ? listTopics : null,
  });
};

const runnerOf = ({ context, request, workspace, handler }: Run, { onProduce }: Shelf): HandlerRunner => {
  const { envFile = handler.envFile, timeoutMs, maxMemoryMb } = request;
  return context.openRunner({
    root: workspace.root,
    handler: { ...handler, envFile },
    onProduce,
    timeoutMs,
    maxMemoryMb,
    env: context.env,
  });
};
