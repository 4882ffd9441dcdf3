import type { LocatedIssue } from '../../app/fixture/locate-issue.ts';
import type { Issue } from '../../core/issue.ts';
import { linesExcerpt } from '../../core/source-excerpt.ts';
import { formatPosition } from '../../core/source-text.ts';
import type { Paint } from '../colors.ts';
import { issueBlock } from '../issue-block.ts';

/** Issues of one message that are shown; the rest is counted. */
const mostIssues = 10;

/** The issues of one message for people: each with its place, the source line above a mark, and the rule it breaks. */
export const locatedIssuesText = (issues: readonly LocatedIssue[], paint: Paint): string => {
  const shown = issues.slice(0, mostIssues).map((issue) => blockOf(issue, paint));
  const rest = issues.length - shown.length;
  return [...shown, ...(rest > 0 ? [`and ${rest} more\n`] : [])].join('');
};

const blockOf = (located: LocatedIssue, paint: Paint): string => {
  const { issue, file, text } = located;
  const { level, message, keyword, schema } = issue;
  return issueBlock(
    {
      place: text === null ? file : formatPosition(file, located),
      level,
      message: `${whereOf(issue)}${message}`,
      rule: keyword,
      excerpt: text === null ? null : excerptOf(located, text),
      schema,
    },
    paint,
  );
};

/** The place cannot show what is wrong inside a header: it is encoded there. */
const whereOf = ({ header, path, message }: Issue): string => {
  if (header === undefined || (path === '' && message.includes(header))) return '';
  return path === '' ? `${header}: ` : `${header} ${path}: `;
};

const excerptOf = ({ line, column, firstLine }: LocatedIssue, text: string): string => {
  const lines = text.split(/\r\n|\n|\r/, line - firstLine + 1).slice(-2);
  return linesExcerpt(lines, { line, column });
};
