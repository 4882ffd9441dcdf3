import { clean } from '../frame/clean.ts';
import { type Piece, paintPieces } from '../frame/pieces.ts';
import type { Theme } from '../frame/theme.ts';
import { longestSign } from '../frame/width.ts';
import type { SpanLine } from '../highlight/span.ts';

/** A line of source in so many columns at most, in the colours of its syntax. */
export const paintSpans = (spans: SpanLine, columns: number, theme: Theme): string =>
  paintPieces(spanPieces(spans, columns), columns, theme);

/** As much of a line as so many columns may show: it may be a megabyte, or have ten thousand spans. */
export const spanPieces = (spans: SpanLine, columns: number): readonly Piece[] =>
  spans.slice(0, columns + 1).map(({ text, role }) => {
    const head = text.slice(0, (columns + 1) * longestSign);
    return { text: clean(head.replaceAll('\t', '  ')), role };
  });
