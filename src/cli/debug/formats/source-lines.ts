import { escapeControls } from '../../../core/decode/visible-text.ts';
import { cutToWidth } from '../../../core/display-width.ts';
import type { Paint } from '../../colors.ts';
import type { ShownSource } from '../answer.ts';

type View = { readonly columns: number; readonly paint: Paint };

/** Lines of code with their numbers, `>` before the current one; long ones are cut. */
export const sourceLines = ({ lines, current }: ShownSource, { columns, paint }: View): readonly string[] => {
  const digits = Math.max(3, String(lines.at(-1)?.line ?? 0).length);
  return lines.map(({ line, text }) => {
    const number = String(line).padStart(digits);
    const code = cutToWidth(escapeControls(text.replaceAll('\t', '  ')), columns - digits - 5);
    if (line !== current) return `  ${paint('dim', `${number} |`)} ${code}`.trimEnd();
    return `${paint('yellow', '>')} ${number} | ${paint('bold', code)}`.trimEnd();
  });
};
