import { escapeControls } from '../../core/decode/visible-text.ts';
import type { Issue } from '../../core/issue.ts';
import { issuePlace } from '../../core/issue-place.ts';
import type { Paint } from '../colors.ts';

export type IssueView = {
  readonly paint: Paint;
  readonly indent: string;
  /** Whether to say where the schema's rule stands. */
  readonly hasSchema?: boolean;
};

const mostIssues = 10;

/** What is wrong with a message, a line each; of many the first, and how many more. */
export const issueLines = (issues: readonly Issue[], view: IssueView): readonly string[] => {
  const shown = issues.slice(0, mostIssues);
  const lines = shown.flatMap((issue) => linesOf(issue, view));
  const rest = issues.length - shown.length;
  return rest > 0 ? [...lines, `${view.indent}and ${rest} more`] : lines;
};

const linesOf = (issue: Issue, { paint, indent, hasSchema = false }: IssueView): readonly string[] => {
  const { level, keyword, message, schema } = issue;
  const color = level === 'error' ? 'red' : 'yellow';
  const kind = level === 'error' ? '' : `${level}: `;
  const line = `${indent}${escapeControls(issuePlace(issue))}  ${paint(color, keyword)}  ${kind}${escapeControls(message)}`;
  return hasSchema && schema !== undefined ? [line, `${indent}  schema  ${escapeControls(schema)}`] : [line];
};
