import { acceptedExpectation } from '../../../app/accept-run.ts';
import { requireWorkspace } from '../../../app/require-workspace.ts';
import type { Action } from '../../keys/binding.ts';
import type { Ui } from '../../ui.ts';
import { expectOutcome } from '../expect-outcome.ts';
import type { RunRow } from './run-row.ts';

/** Lets a red fixture expect what came of it, once the user agrees: it changes a file. */
export const acceptRow = (ui: Ui, row: RunRow | undefined): Action => {
  if (row === undefined) return 'There is no run under the cursor.';
  const { run } = row;
  if (run === undefined) return 'Only a fixture expects something.';
  if (row.isGood) return 'It came to what it expects.';
  return () => expectOutcome(ui, run, acceptedExpectation(run, requireWorkspace(ui.context()).catalog));
};
