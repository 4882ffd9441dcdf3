import type { HandlerRegistration } from '../core/handler/registration.ts';
import type { HandlerRunner } from '../core/handler/runner.ts';
import type { Waiting } from '../core/ports.ts';
import type { ReplayResult } from '../core/replay/replay-result.ts';
import { countResult, emptyReplayStats, isUnexpectedFailure, type ReplayStats } from '../core/replay/replay-stats.ts';
import { secretHeaders } from '../core/secrets.ts';
import type { AppContext } from './context.ts';
import type { Candidate } from './replay/candidate.ts';
import { hideSecretsInResult } from './replay/hide-secrets-in-result.ts';
import type { Shelf } from './replay/hold-produced.ts';
import type { OpenSource } from './replay/open-sources.ts';
import { candidatesOf, type PreparedReplay, prepareReplay, runnerOptions, shelfOf } from './replay/prepare-replay.ts';
import type { ReplayRequest } from './replay/replay-request.ts';
import { runCandidate } from './replay/run-candidate.ts';
import { sendProduced } from './replay/send-produced.ts';

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
  const prepared = await prepareReplay(context, request, waiting);
  const { handler, sources, topics } = prepared;
  const stats = emptyReplayStats();
  return {
    handler,
    total: totalOf(sources, request.max),
    topics,
    results: replayAll({ ...prepared, stats }, waiting),
    stats,
  };
};

const totalOf = (sources: readonly OpenSource[], max = Number.POSITIVE_INFINITY): number | null => {
  const totals = sources.map(({ total }) => total ?? Number.POSITIVE_INFINITY);
  const total = Math.min(
    max,
    totals.reduce((sum, one) => sum + one, 0),
  );
  return Number.isFinite(total) ? total : null;
};

type Run = PreparedReplay & { readonly stats: ReplayStats };

async function* replayAll(run: Run, waiting: Waiting): AsyncGenerator<ReplayResult, void> {
  const { context, request, workspace, isTaken, stats } = run;
  const held = shelfOf(run, waiting);
  const runner = context.openRunner(runnerOptions(run, held));
  const isSecret = context.showSecrets ? () => false : secretHeaders(workspace.catalog);
  let left = request.max ?? Number.POSITIVE_INFINITY;
  try {
    await runner.load(waiting);
    for await (const candidate of candidatesOf(run)) {
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
