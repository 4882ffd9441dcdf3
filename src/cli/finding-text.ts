import { sourceExcerpt } from '../core/source-excerpt.ts';
import { formatPosition } from '../core/source-text.ts';
import type { Finding } from '../core/workspace.ts';
import type { Paint } from './colors.ts';
import { issueBlock } from './issue-block.ts';

/** A finding with the source around it, for people. `text`: the file's; null when it cannot be shown. */
export const findingText = (finding: Finding, text: string | null, paint: Paint): string => {
  const excerpt = text === null ? null : sourceExcerpt(text, finding);
  return issueBlock({ ...finding, place: formatPosition(finding.file, finding), excerpt }, paint);
};
