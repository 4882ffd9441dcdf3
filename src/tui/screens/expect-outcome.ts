import { acceptRun } from '../../app/accept-run.ts';
import type { FixtureRun } from '../../app/run-fixtures.ts';
import type { Expectation } from '../../core/fixture/fixture.ts';
import type { Ui } from '../ui.ts';

/** Lets a fixture expect something else, once the user agrees: it changes a file. */
export const expectOutcome = async (ui: Ui, run: FixtureRun, expectation: Expectation): Promise<void> => {
  const isAgreed = await ui.confirm('Change what the fixture expects?', [
    run.file,
    `it expects: ${summary(run.expect)}`,
    `it will expect: ${summary(expectation)}`,
  ]);
  if (!isAgreed) return;
  await acceptRun(ui.context(), run, expectation);
  ui.say(`${run.file} expects ${typeof expectation === 'object' ? expectation.outcome : expectation}.`, 'ok');
};

const summary = (expect: Expectation): string => {
  if (typeof expect !== 'object') return expect;
  const { outcome, error, produced } = expect;
  const parts = [
    outcome,
    ...(typeof error === 'string' ? [`with ${error}`] : []),
    ...(Array.isArray(produced) ? [`${produced.length} produced`] : []),
    ...(expect.valid === false ? ['though it is invalid'] : []),
  ];
  return parts.join(', ');
};
