import { escapeControls } from '../../core/decode/visible-text.ts';
import type { ProducedMessage } from '../../core/replay/replay-result.ts';
import type { Paint } from '../colors.ts';
import { issueLines } from './issue-lines.ts';

/** A message that a handler produced, on a line, and what is wrong with it below. */
export const producedLines = (
  { message, place }: ProducedMessage,
  { paint, indent }: { readonly paint: Paint; readonly indent: string },
): readonly string[] => {
  const { raw, event, valid, issues } = message;
  const mark = valid ? paint('green', '✓') : paint('red', '✗');
  const where = place === undefined ? '' : `  ${place.partition}:${place.offset}`;
  const named = `${escapeControls(event ?? 'no event')}${valid === undefined ? '' : ` ${mark}`}`;
  const head = `${indent}${escapeControls(raw.topic)}${where}  ${named}`;
  return [head, ...issueLines(issues, { paint, indent: `${indent}  ` })];
};
