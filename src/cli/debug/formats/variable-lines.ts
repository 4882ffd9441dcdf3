import type { Variable } from '../../../core/debug/pause.ts';
import { valueText } from '../../../core/debug/value-text.ts';
import { escapeControls } from '../../../core/decode/visible-text.ts';
import { displayWidth } from '../../../core/display-width.ts';
import type { Paint } from '../../colors.ts';

type View = { readonly columns: number; readonly paint: Paint };
type Marked = View & { readonly changed: ReadonlySet<string>; readonly most?: number };

/** Variables, a line each, those that changed first and marked; of many the first, and how many more. */
export const variableLines = (
  variables: readonly Variable[],
  { changed, most = Number.POSITIVE_INFINITY, ...view }: Marked,
): readonly string[] => {
  const isChanged = ({ name }: Variable): boolean => changed.has(name);
  const ordered = [...variables.filter(isChanged), ...variables.filter((variable) => !isChanged(variable))];
  // A line that says "1 more" may as well be that one.
  const shown = ordered.length <= most + 1 ? ordered : ordered.slice(0, most);
  const lines = shown.map((variable) => variableLine(variable, { ...view, isChanged: isChanged(variable) }));
  const rest = ordered.length - shown.length;
  return rest > 0 ? [...lines, view.paint('dim', `  … ${rest} more: locals`)] : lines;
};

const variableLine = (
  { name, value }: Variable,
  { columns, paint, isChanged }: View & { readonly isChanged: boolean },
): string => {
  const label = `  ${escapeControls(name)} = `;
  const room = Math.max(8, columns - displayWidth(label) - (isChanged ? 3 : 0));
  return `${label}${valueText(value, room)}${isChanged ? `  ${paint('yellow', '*')}` : ''}`;
};
