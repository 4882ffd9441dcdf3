import type { AppContext } from '../../app/context.ts';
import { formatPosition } from '../../core/source-text.ts';
import { clean } from '../frame/clean.ts';
import type { Theme } from '../frame/theme.ts';
import { wrapped } from '../frame/wrapped.ts';

/** Faults that are named; the rest is counted. */
const most = 5;

/** Why there is nothing of a workspace to show, or what loading it found wrong; none where all is well. */
export const workspaceLines = (
  { workspace }: Pick<AppContext, 'workspace'>,
  { paint, glyphs }: Theme,
  columns: number,
): readonly string[] => {
  if (workspace === null) {
    const texts = ['There is no workspace here: -b shows topics and messages alone.', 'Start one: evtool init'];
    return texts.flatMap((text) => wrapped(text, columns));
  }
  const faults = workspace.findings.filter(({ level }) => level === 'error');
  const lines = faults
    .slice(0, most)
    .map((finding) => `${glyphs.bad} ${formatPosition(finding.file, finding)} ${finding.message}`);
  const rest = faults.length - lines.length;
  return [...lines, ...(rest > 0 ? [`and ${rest} more: evtool check`] : [])]
    .flatMap((text) => wrapped(clean(text), columns))
    .map((line) => paint('bad', line));
};
