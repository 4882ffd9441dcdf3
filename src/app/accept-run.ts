import { resolve } from 'node:path';
import type { Catalog } from '../core/catalog/catalog.ts';
import { EvtoolError } from '../core/errors.ts';
import type { Expectation, ExpectedOutcome } from '../core/fixture/fixture.ts';
import { withExpectation } from '../core/fixture/with-expectation.ts';
import { expectationOf } from '../core/replay/expectation-of.ts';
import type { AppContext } from './context.ts';
import type { FileChange } from './file-change.ts';
import { requireWorkspace } from './require-workspace.ts';
import type { FixtureRun } from './run-fixtures.ts';

/** What a fixture would expect if what its run came to were right. What it said that still holds it goes on saying. */
export const acceptedExpectation = ({ expect, result }: FixtureRun, catalog: Catalog): Expectation => {
  const { outcome } = result;
  if (outcome === 'invalid') return 'invalid';
  if (typeof expect !== 'object') return isGood(outcome) ? 'valid' : expectationOf(result, catalog);
  const differing = new Set(result.differences?.map(({ path }) => path.split('/')[1]));
  const held = (part: keyof ExpectedOutcome): boolean => part in expect && !differing.has(part);
  const { error, produced, ...others } = expectationOf(result, catalog);
  const isNamed = differing.has('outcome') || 'produced' in expect;
  return {
    ...others,
    ...partOf('error', held('error') ? expect.error : error),
    ...partOf('produced', held('produced') ? expect.produced : isNamed ? produced : undefined),
    ...partOf('logs', held('logs') ? expect.logs : undefined),
  };
};

/** The same, where all that the run came to is to be kept, also what nobody named before. */
export const pinnedExpectation = (run: FixtureRun, catalog: Catalog): Expectation =>
  typeof run.expect === 'object' || run.result.outcome === 'invalid'
    ? acceptedExpectation(run, catalog)
    : expectationOf(run.result, catalog);

const isGood = (outcome: string): boolean => outcome === 'ok' || outcome === 'skipped';

const partOf = (name: keyof ExpectedOutcome, value: unknown): Partial<ExpectedOutcome> =>
  value === undefined ? {} : { [name]: value };

/** Writes into a fixture's file what it expects. */
export const acceptRun = async (
  context: AppContext,
  { file }: Pick<FixtureRun, 'file'>,
  expectation: Expectation,
): Promise<FileChange> => {
  const path = resolve(requireWorkspace(context).root, file);
  const source = await context.files.read(path);
  const changed = withExpectation(source, expectation);
  if ('error' in changed)
    throw new EvtoolError(`${file} stays as it is: ${changed.error}.`, { hint: 'Change its expect by hand.' });
  await context.files.replace(path, changed.text);
  return { file, action: 'changed' };
};
