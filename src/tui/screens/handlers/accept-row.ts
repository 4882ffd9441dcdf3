import { acceptedExpectation, acceptRun } from '../../../app/accept-run.ts';
import { requireWorkspace } from '../../../app/require-workspace.ts';
import type { Expectation } from '../../../core/fixture/fixture.ts';
import type { Action } from '../../keys/binding.ts';
import type { Ui } from '../../ui.ts';
import type { RunRow } from './run-row.ts';

/** Lets a red fixture expect what came of it, once the user agrees: it changes a file. */
export const acceptRow = (ui: Ui, row: RunRow | undefined): Action => {
  if (row === undefined) return 'There is no run under the cursor.';
  const { run } = row;
  if (run === undefined) return 'Only a fixture expects something.';
  if (row.isGood) return 'It came to what it expects.';
  return async () => {
    const expectation = acceptedExpectation(run, requireWorkspace(ui.context()).catalog);
    const isAgreed = await ui.confirm('Change what the fixture expects?', [
      run.file,
      `it expects: ${summary(run.expect)}`,
      `it will expect: ${summary(expectation)}`,
    ]);
    if (!isAgreed) return;
    await acceptRun(ui.context(), run);
    ui.say(`${run.file} expects ${typeof expectation === 'object' ? expectation.outcome : expectation}.`, 'ok');
  };
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
