import { InvalidMessages } from '../../app/fixture/invalid-messages.ts';
import { EvtoolError } from '../../core/errors.ts';
import { locatedIssuesText } from './located-issue-text.ts';

/** The error that tells of invalid messages, with their issues before it; any other error as it is. */
export const withIssues = (error: unknown): unknown => {
  if (!(error instanceof InvalidMessages)) return error;
  const issues = locatedIssuesText(error.issues, (_, text) => text);
  return new EvtoolError(`${issues}${error.message}`, { hint: error.hint, exitCode: error.exitCode, cause: error });
};
