import { clean } from '../frame/clean.ts';
import { type Piece, paintPieces } from '../frame/pieces.ts';
import type { Theme } from '../frame/theme.ts';
import type { SpanLine } from '../highlight/span.ts';

/** A line of source in so many columns at most, in the colours of its syntax. */
export const paintSpans = (spans: SpanLine, columns: number, theme: Theme): string => {
  // No more can be in sight: a line may be a megabyte, or have ten thousand spans.
  const pieces = spans.slice(0, columns + 1).map(({ text, role }): Piece => {
    const head = text.slice(0, (columns + 1) * 32);
    return { text: clean(head.replaceAll('\t', '  ')), role };
  });
  return paintPieces(pieces, columns, theme);
};
