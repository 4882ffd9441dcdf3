import type { Outcome } from '../../../core/handler/outcome.ts';
import { outcomes } from '../../../core/handler/outcome.ts';
import type { RunRow } from './run-row.ts';

/** Rows of a replay that are kept; a handler that fails on everything is understood before that. */
const mostRows = 1_000;
/** Times kept, the newest. */
const mostTimes = 4_096;

/** `fixtures`: all of a handler's fixtures are run. `replay`: its topics. */
export type JobKind = 'fixtures' | 'replay';

export type JobStatus =
  | { readonly type: 'running' | 'done' | 'stopped' }
  | { readonly type: 'failed'; readonly message: string; readonly hint: string | undefined };

/** A run of many messages through a handler: what came of it so far. */
export type Job = {
  readonly kind: JobKind;
  readonly status: JobStatus;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** Fixtures in the order they are run; of a replay nobody knows what comes. */
  readonly files: readonly string[];
  /** Messages at most; null while that is not known. */
  readonly total: number | null;
  readonly count: number;
  readonly byOutcome: Readonly<Record<Outcome, number>>;
  /** Those that are not as they should be. */
  readonly bad: number;
  /** All fixtures; of a replay what ended otherwise than well, as far as there is room. */
  readonly rows: readonly RunRow[];
  /** How long each message took, in ms. */
  readonly latencies: readonly number[];
};

export const startedJob = (kind: JobKind, startedAt = 0): Job => ({
  kind,
  startedAt,
  files: [],
  status: { type: 'running' },
  total: null,
  count: 0,
  byOutcome: Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>,
  bad: 0,
  rows: [],
  latencies: [],
});

/** The job after some more messages. */
export const jobWith = (job: Job, rows: readonly RunRow[]): Job => {
  const byOutcome = { ...job.byOutcome };
  for (const { outcome } of rows) byOutcome[outcome] += 1;
  const kept = job.kind === 'fixtures' ? rows : rows.filter(isWorthARow);
  return {
    ...job,
    count: job.count + rows.length,
    byOutcome,
    bad: job.bad + rows.filter(({ isGood }) => !isGood).length,
    rows: [...job.rows, ...kept].slice(0, mostRows),
    latencies: [...job.latencies, ...rows.filter(isRun).map(({ ms }) => ms)].slice(-mostTimes),
  };
};

/** What is invalid does not come to the handler. */
const isRun = ({ outcome }: RunRow): boolean => outcome !== 'invalid';

const isWorthARow = ({ outcome }: RunRow): boolean => outcome !== 'ok' && outcome !== 'skipped';

/** How many would be rows, had there been room. */
export const leftOut = ({ kind, count, byOutcome, rows }: Job): number =>
  (kind === 'fixtures' ? count : count - byOutcome.ok - byOutcome.skipped) - rows.length;
