import { valueText } from '../../../core/debug/value-text.ts';
import { escapeControls } from '../../../core/decode/visible-text.ts';
import { displayWidth } from '../../../core/display-width.ts';
import type { Paint } from '../../colors.ts';
import type { Probe } from '../face.ts';

/** What a logpoint tells: `logpoint 2  handlers/x.ts:12  value.url = "http…"`. */
export const probeLine = (
  { number, breakpoint, value, error }: Probe,
  { paint, columns }: { readonly paint: Paint; readonly columns: number },
): string => {
  const place = breakpoint.kind === 'line' ? `  ${escapeControls(breakpoint.file)}:${breakpoint.line}` : '';
  const expression = breakpoint.kind === 'line' ? `  ${escapeControls(breakpoint.log ?? '')}` : '';
  const label = `  logpoint ${number}${place}${expression}`;
  if (value === undefined) return `${label}: ${paint('red', escapeControls(error ?? 'no value'))}`;
  return `${label} = ${valueText(value, Math.max(8, columns - displayWidth(label) - 3))}`;
};
