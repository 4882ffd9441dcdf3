import type { LocatedIssue } from '../../app/fixture/locate-issue.ts';
import { escapeControls } from '../../core/decode/visible-text.ts';
import type { Issue } from '../../core/issue.ts';
import { linesExcerpt } from '../../core/source-excerpt.ts';
import { formatPosition } from '../../core/source-text.ts';
import type { Paint } from '../colors.ts';

/** Issues of one message that are shown; the rest is counted. */
const mostIssues = 10;

const levelColors = { error: 'red', warning: 'yellow', note: 'cyan' } as const;

/** The issues of one message for people: each with its place, the source line above a mark, and the rule it breaks. */
export const locatedIssuesText = (issues: readonly LocatedIssue[], paint: Paint): string => {
  const shown = issues.slice(0, mostIssues).map((issue) => blockOf(issue, paint));
  const rest = issues.length - shown.length;
  return `${[...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n')}\n`;
};

const blockOf = (located: LocatedIssue, paint: Paint): string => {
  const { issue, file, text } = located;
  const level = paint(levelColors[issue.level], issue.level);
  const place = escapeControls(text === null ? file : formatPosition(file, located));
  return [
    `${place}  ${level}  ${escapeControls(whereOf(issue))}${escapeControls(issue.message)}  ${paint('dim', `(${issue.keyword})`)}`,
    ...(text === null ? [] : [excerptOf(located, text)]),
    ...(issue.schema === undefined ? [] : [`  schema  ${escapeControls(issue.schema)}`]),
  ].join('\n');
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
