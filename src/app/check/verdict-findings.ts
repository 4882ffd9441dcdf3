import type { Expectation } from '../../core/fixture/fixture.ts';
import type { Issue } from '../../core/issue.ts';
import type { Finding } from '../../core/workspace.ts';
import type { SourcedDraft } from '../fixture/drafter.ts';
import type { LocatedIssue } from '../fixture/locate-issue.ts';
import { placeIn } from '../fixture/written.ts';

export type Judged = {
  readonly draft: SourcedDraft;
  readonly issues: readonly LocatedIssue[];
  readonly expect: Expectation;
};

/** Issues of one fixture that are told; more say nothing new. */
const mostIssues = 10;

/** What a fixture is beside what it is expected to be: its issues where it should be valid, or that it has none. */
export const verdictFindings = ({ draft, issues, expect }: Judged): readonly Finding[] => {
  if (!expectsInvalid(expect)) return issueFindings(issues);
  return draft.valid === false ? [] : [unexpectedlyValid(draft)];
};

/** A handler may fail on a message that is valid; one that never gets there is not, nor one that is said not to be. */
const expectsInvalid = (expect: Expectation): boolean =>
  expect === 'invalid' || (typeof expect === 'object' && (expect.outcome === 'invalid' || expect.valid === false));

export const issueFindings = (issues: readonly LocatedIssue[]): readonly Finding[] =>
  issues
    .filter(({ issue }) => issue.level !== 'note')
    .slice(0, mostIssues)
    .map(issueFinding);

const issueFinding = ({ issue, file, line, column }: LocatedIssue): Finding => ({
  level: issue.level === 'error' ? 'error' : 'warning',
  rule: issue.level === 'error' ? `fixture/${issue.keyword}` : 'fixture-warning',
  message: messageOf(issue),
  file,
  line,
  column,
  ...(issue.schema !== undefined && { schema: issue.schema }),
});

const messageOf = ({ header, message }: Issue): string =>
  header === undefined || message.includes(header) ? message : `header ${header}: ${message}`;

const unexpectedlyValid = ({ written, event, valid }: SourcedDraft): Finding => ({
  level: 'error',
  rule: 'fixture/expect',
  message: `is expected to be invalid, but ${valid ? `is a valid ${event?.name}` : `nothing checks a ${event?.name}`}`,
  file: written.file,
  ...placeIn(written, '/expect', 'key'),
});
