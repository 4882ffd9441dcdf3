import type { LocatedIssue } from '../../app/fixture/locate-issue.ts';

/** An issue as one line of JSON, with its place at the end. */
export const locatedIssueNdjson = ({ issue, file, line, column }: LocatedIssue): string =>
  `${JSON.stringify({ ...issue, file, line, column })}\n`;
