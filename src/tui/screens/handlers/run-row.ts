import { messageSource } from '../../../app/cli-line.ts';
import type { FixtureRun } from '../../../app/run-fixtures.ts';
import type { Expectation } from '../../../core/fixture/fixture.ts';
import type { Outcome } from '../../../core/handler/outcome.ts';
import type { ReplayResult } from '../../../core/replay/replay-result.ts';
import { isUnexpectedFailure } from '../../../core/replay/replay-stats.ts';
import type { Place } from './place.ts';

/** What became of one message, as a row. */
export type RunRow = {
  /** The fixture's file, or `TOPIC:PARTITION@OFFSET`: also a source to debug. */
  readonly name: string;
  readonly isFixture: boolean;
  readonly outcome: Outcome;
  /** Green; else red. */
  readonly isGood: boolean;
  /** An outcome, or what the message itself is expected to be; nothing where nobody expects anything. */
  readonly expected: string;
  readonly ms: number;
  /** Why it ended so; empty where that needs no words. */
  readonly problem: string;
  /** Where the handler failed. */
  readonly place: Place | null;
  /** Of a fixture: what it came to, to be accepted. */
  readonly run?: FixtureRun;
};

export const rowOfFixture = (run: FixtureRun): RunRow => {
  const { file, expect, result, isAsExpected } = run;
  return { ...partsOf(result), run, name: file, isFixture: true, isGood: isAsExpected, expected: expectedText(expect) };
};

export const rowOfMessage = (result: ReplayResult): RunRow => ({
  ...partsOf(result),
  name: messageSource(result.message.raw),
  isFixture: false,
  isGood: result.outcome !== 'invalid' && !isUnexpectedFailure(result),
  expected: '',
});

const expectedText = (expect: Expectation): string => (typeof expect === 'object' ? expect.outcome : expect);

const partsOf = (result: ReplayResult): Pick<RunRow, 'outcome' | 'ms' | 'problem' | 'place'> => ({
  outcome: result.outcome,
  ms: result.ms,
  problem: problemOf(result),
  place: placeOf(result),
});

const placeOf = ({ error }: ReplayResult): Place | null =>
  error?.file === undefined ? null : { file: error.file, line: error.line ?? 1 };

const problemOf = ({ error, issues, reason, differences = [] }: ReplayResult): string => {
  const parts = [
    ...(error === undefined ? [] : [`${error.name}: ${error.message}`]),
    ...(error === undefined && reason !== undefined ? [reason] : []),
    ...issues
      .filter(({ level }) => level === 'error')
      .slice(0, 1)
      .map(({ path, message }) => `${path} ${message}`.trim()),
    ...differences
      .slice(0, 3)
      .map(({ path, expected, actual }) => `${path}: expected ${shown(expected)}, is ${shown(actual)}`),
  ];
  return parts.join('; ').slice(0, mostProblem);
};

/** Characters of it that are kept: more than the rows that it has on the screen. */
const mostProblem = 2_000;

const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
