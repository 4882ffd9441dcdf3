import type { Expectation, Fixture } from '../../core/fixture/fixture.ts';
import type { Issue } from '../../core/issue.ts';
import { pointerStep } from '../../core/json-pointer.ts';
import type { InspectedMessage } from '../../core/message.ts';
import type { Finding } from '../../core/workspace.ts';
import { placeIn, type Written } from '../fixture/written.ts';

export type Judged = {
  readonly written: Written;
  readonly fixture: Fixture;
  readonly message: InspectedMessage;
  readonly expect: Expectation;
};

/** Issues of one fixture that are told; more say nothing new. */
const mostIssues = 10;

/** What a fixture is beside what it is expected to be: its issues where it should be valid, or that it has none. */
export const verdictFindings = (judged: Judged): readonly Finding[] => {
  const { message } = judged;
  if (!expectsInvalid(judged.expect)) {
    const told = message.issues.filter(({ level }) => level !== 'note').slice(0, mostIssues);
    return told.map((issue) => issueFinding(judged, issue));
  }
  return message.valid === false ? [] : [unexpectedlyValid(judged)];
};

/** A handler may fail on a message that is valid; only one that never gets there is not. */
const expectsInvalid = (expect: Expectation): boolean =>
  expect === 'invalid' || (typeof expect === 'object' && expect.outcome === 'invalid');

const issueFinding = ({ written, fixture, message: { event } }: Judged, issue: Issue): Finding => ({
  level: issue.level === 'error' ? 'error' : 'warning',
  rule: issue.level === 'error' ? `fixture/${issue.keyword}` : 'fixture-warning',
  message: messageOf(issue),
  file: written.file,
  ...placeIn(written, pointerOf(fixture, issue), issue.keyword === 'additionalProperties' ? 'key' : 'value'),
  ...(issue.schema !== undefined && { schema: issue.schema }),
  ...(issue.step === 'event' && event !== undefined && { hint: `It was expected to be ${event}.` }),
});

const messageOf = ({ header, message }: Issue): string =>
  header === undefined || message.includes(header) ? message : `header ${header}: ${message}`;

/** Into the file: what was filled in stands nowhere, and is placed at the message's start. */
const pointerOf = ({ places }: Fixture, { step, header, path }: Issue): string => {
  if (header !== undefined) return places.headers === '' ? '' : `${places.headers}${pointerStep(header)}`;
  return step === 'key' && places.key !== '' ? places.key : `${places.value}${path}`;
};

const unexpectedlyValid = ({ written, message: { event, valid } }: Judged): Finding => ({
  level: 'error',
  rule: 'fixture',
  message: `is expected to be invalid, but ${valid ? `is a valid ${event}` : `nothing checks a ${event}`}`,
  file: written.file,
  ...placeIn(written, '/expect', 'key'),
});
