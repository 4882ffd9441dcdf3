import type { Evaluation } from '../../../core/debug/pause.ts';
import { valueText } from '../../../core/debug/value-text.ts';
import { escapeControls } from '../../../core/decode/visible-text.ts';
import { displayWidth } from '../../../core/display-width.ts';
import type { Paint } from '../../colors.ts';

const indent = '  ';

/** `watch 1  total > 3 = true`. */
export const watchLine = (
  watch: { readonly number: number | undefined; readonly expression: string; readonly evaluation: Evaluation },
  { paint, columns }: { readonly paint: Paint; readonly columns: number },
): string => {
  const label = `${indent}watch ${watch.number ?? '-'}  ${escapeControls(watch.expression)}`;
  const { evaluation } = watch;
  if ('error' in evaluation) return `${label}: ${paint('red', escapeControls(evaluation.error))}`;
  return `${label} = ${valueText(evaluation.value, Math.max(8, columns - displayWidth(label) - 3))}`;
};
