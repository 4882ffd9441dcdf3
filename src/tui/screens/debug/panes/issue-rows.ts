import type { Issue } from '../../../../core/issue.ts';
import { issuePlace } from '../../../../core/issue-place.ts';
import { clean } from '../../../frame/clean.ts';
import type { Piece } from '../../../frame/pieces.ts';

const mostIssues = 50;

/** What is wrong with a message, a row each; with the place of the schema's rule below it where that is asked for. */
export const issueRows = (
  issues: readonly Issue[],
  { hasSchema = false }: { readonly hasSchema?: boolean } = {},
): readonly (readonly Piece[])[] =>
  issues.slice(0, mostIssues).flatMap((issue) => {
    const { level, keyword, message, schema } = issue;
    const row: readonly Piece[] = [
      { text: `  ${clean(issuePlace(issue))}  ` },
      { text: level === 'error' ? keyword : `${level} ${keyword}`, role: level === 'error' ? 'bad' : 'warn' },
      { text: `  ${clean(message)}` },
    ];
    return hasSchema && schema !== undefined ? [row, [{ text: `    ${clean(schema)}`, role: 'dim' }]] : [row];
  });
