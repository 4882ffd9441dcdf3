import { clean } from '../frame/clean.ts';
import type { Role, Theme } from '../frame/theme.ts';
import { wrapped } from '../frame/wrapped.ts';
import type { SpanLine } from '../highlight/span.ts';
import { paintSpans } from './paint-spans.ts';

/** What is said of a line of a file. */
export type LineMark = {
  readonly line: number;
  readonly role: Extract<Role, 'bad' | 'warn' | 'note'>;
  readonly text: string;
};

export type PreviewRow =
  | { readonly type: 'source'; readonly line: number; readonly spans: SpanLine; readonly role: Role }
  | { readonly type: 'mark'; readonly line: number; readonly text: string; readonly role: Role };

const gutterGap = 1;

/** The lines of a file, and below each what is said of it, in as many rows as that takes. */
export const previewRows = (
  lines: readonly SpanLine[],
  marks: readonly LineMark[],
  columns: number,
): readonly PreviewRow[] => {
  const byLine = Map.groupBy(marks, ({ line }) => Math.max(1, Math.min(line, lines.length)));
  const width = columns - gutterOf(lines.length) - gutterGap - 2;
  return lines.flatMap((spans, index): readonly PreviewRow[] => {
    const line = index + 1;
    const own = byLine.get(line) ?? [];
    const said = own.flatMap(({ role, text }) =>
      wrapped(clean(text), Math.max(10, width)).map((row): PreviewRow => ({ type: 'mark', line, text: row, role })),
    );
    return [{ type: 'source', line, spans, role: own[0]?.role ?? 'dim' }, ...said];
  });
};

const gutterOf = (lines: number): number => Math.max(3, String(lines).length);

/** The rows as they are drawn. */
export const previewLines = (
  rows: readonly PreviewRow[],
  { columns, lines, theme }: { readonly columns: number; readonly lines: number; readonly theme: Theme },
): readonly string[] => {
  const gutter = gutterOf(lines);
  const room = Math.max(0, columns - gutter - gutterGap);
  return rows.map((row) => {
    if (row.type === 'source') {
      const number = theme.paint(row.role, String(row.line).padStart(gutter));
      return `${number} ${paintSpans(row.spans, room, theme)}`;
    }
    return `${' '.repeat(gutter)} ${theme.paint(row.role, `${theme.glyphs.up} ${row.text}`)}`;
  });
};
