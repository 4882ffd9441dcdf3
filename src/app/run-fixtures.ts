import { join, resolve } from 'node:path';
import type { Expectation } from '../core/fixture/fixture.ts';
import { readFixture } from '../core/fixture/read-fixture.ts';
import type { Waiting } from '../core/ports.ts';
import type { ReplayResult } from '../core/replay/replay-result.ts';
import type { AppContext } from './context.ts';
import { readFixtureFile } from './fixture/written.ts';
import { type FixtureEntry, type FixtureFolder, listFixtures } from './fixture-list.ts';
import { handlerNamed } from './replay/handler-named.ts';
import { runLimits } from './replay/run-limits.ts';
import { openReplay } from './replay.ts';
import { requireWorkspace } from './require-workspace.ts';

/** What a handler made of one of its fixtures, beside what is expected of that. */
export type FixtureRun = {
  /** Relative to the workspace's root. */
  readonly file: string;
  readonly expect: Expectation;
  readonly result: ReplayResult;
  readonly isAsExpected: boolean;
};

export type FixtureRuns = {
  /** In the order they are run. */
  readonly files: readonly string[];
  /** As they happen: to be iterated once. A handler that does not load throws from here. */
  readonly runs: AsyncIterable<FixtureRun>;
};

/** Runs all fixtures of a handler's events through it, whatever becomes of each. Nothing is sent. */
export const runFixtures = async (context: AppContext, name: string, waiting: Waiting): Promise<FixtureRuns> => {
  const workspace = requireWorkspace(context);
  const handler = handlerNamed(workspace, name);
  const { root } = await listFixtures(context, waiting);
  const own = entriesIn(root).filter(({ event }) => event !== null && handler.events.includes(event));
  if (own.length === 0) return { files: [], runs: nothing() };
  const sources = own.map(({ file }) => join(workspace.root, file));
  const { results } = await openReplay(context, { ...runLimits(), handler: name, sources }, waiting);
  return {
    files: own.map(({ file }) => file),
    runs: judged(results, new Map(own.map((entry) => [entry.file, entry]))),
  };
};

export const entriesIn = ({ folders, files }: FixtureFolder): readonly FixtureEntry[] => [
  ...folders.flatMap(entriesIn),
  ...files,
];

async function* nothing(): AsyncGenerator<FixtureRun, void> {}

async function* judged(
  results: AsyncIterable<ReplayResult>,
  entries: ReadonlyMap<string, FixtureEntry>,
): AsyncGenerator<FixtureRun, void> {
  for await (const result of results) {
    const file = result.fixture ?? '';
    const expect = entries.get(file)?.expect ?? 'valid';
    yield runOf(file, result, expect);
  }
}

const runOf = (file: string, result: ReplayResult, expect: Expectation): FixtureRun => ({
  file,
  expect,
  result,
  isAsExpected: isAsExpected(result, expect),
});

/** A run that came to a result, beside what its fixture's file expects now. */
export const runBesideFile = async (context: AppContext, file: string, result: ReplayResult): Promise<FixtureRun> => {
  const read = await readFixtureFile(context, resolve(requireWorkspace(context).root, file));
  const fixture = 'json' in read ? readFixture(read.json) : null;
  const expect = fixture !== null && 'expect' in fixture ? fixture.expect : undefined;
  return runOf(file, result, expect ?? 'valid');
};

/** Of a message that is valid nothing more is expected than that it does not fail. */
const isAsExpected = ({ outcome, differences }: ReplayResult, expect: Expectation): boolean => {
  if (typeof expect === 'object') return differences?.length === 0;
  if (expect === 'invalid') return outcome === 'invalid';
  return outcome !== 'invalid' && outcome !== 'failed' && outcome !== 'timeout';
};
