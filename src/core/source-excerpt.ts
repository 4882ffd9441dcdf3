import type { Position } from './source-text.ts';

/** Columns of a source line that are shown. */
const width = 96;

/**
 * The lines of a text around a place, with a mark under it; long lines are cut around the column. What a terminal would
 * obey instead of showing (control characters) is replaced, one for one.
 */
export const sourceExcerpt = (text: string, { line, column }: Position, before = 1): string =>
  linesExcerpt(text.split(/\r\n|\n|\r/, line).slice(-1 - before), { line, column });

/** The same for lines at hand, of which the last has the place. */
export const linesExcerpt = (lines: readonly string[], { line, column }: Position): string => {
  const first = line - lines.length + 1;
  const start = Math.max(0, column - 1 - Math.floor(width / 2));
  const digits = String(line).length;
  const shown = lines.map((content, index) => {
    const mark = first + index === line ? '>' : ' ';
    return `${mark} ${String(first + index).padStart(digits)} | ${cut(content, start)}`.trimEnd();
  });
  const indent = ' '.repeat(column - 1 - start + (start > 0 ? 1 : 0));
  return [...shown, `  ${' '.repeat(digits)} | ${indent}^`].join('\n');
};

const cut = (content: string, start: number): string => {
  const piece = content
    .slice(start, start + width)
    .replaceAll('\t', ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, '\uFFFD');
  return `${start > 0 ? '…' : ''}${piece}${content.length > start + width ? '…' : ''}`;
};
