import { escapeControls } from '../core/decode/visible-text.ts';
import { sourceExcerpt } from '../core/source-excerpt.ts';
import { formatPosition } from '../core/source-text.ts';
import type { Finding } from '../core/workspace.ts';
import type { Paint } from './colors.ts';

/** A finding with the source around it, for people. `text`: the file's; null when it cannot be shown. */
export const findingText = (finding: Finding, text: string | null, paint: Paint): string => {
  const { level, rule, message, file, hint, schema } = finding;
  const shown = paint(level === 'error' ? 'red' : 'yellow', level);
  const lines = [
    `${escapeControls(formatPosition(file, finding))}  ${shown}  ${escapeControls(message)}  ${paint('dim', `(${rule})`)}`,
    ...(text === null ? [] : [sourceExcerpt(text, finding)]),
    ...(schema === undefined ? [] : [`  schema  ${escapeControls(schema)}`]),
    ...(hint === undefined ? [] : [`  ${escapeControls(hint)}`]),
  ];
  return `${lines.join('\n')}\n`;
};
