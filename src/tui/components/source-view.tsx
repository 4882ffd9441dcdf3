import type { ReactNode } from 'react';
import type { Frame } from '../frame/frame.ts';
import { markFound } from '../frame/mark-found.ts';
import { paneInside } from '../frame/pane-room.ts';
import { dropColumns, type Piece, paintPieces } from '../frame/pieces.ts';
import type { Theme } from '../frame/theme.ts';
import { widthOf } from '../frame/width.ts';
import type { SpanLine } from '../highlight/span.ts';
import { spanPieces } from '../preview/paint-spans.ts';
import { Pane } from './pane.tsx';

/** A sign in the gutter, and words at the line's end. */
export type GutterMark = { readonly sign: Piece; readonly words?: string | undefined };

export type Source = {
  readonly lines: readonly SpanLine[];
  /** From 1; null where none is. */
  readonly current: number | null;
  /** The sign of the current line. */
  readonly here: Piece;
  /** By line, from 1. */
  readonly marks: ReadonlyMap<number, GutterMark>;
  /** What stands at the ends of lines, after their code. */
  readonly ends: ReadonlyMap<number, Piece>;
  /** Columns of the code that are out of sight at the left. */
  readonly left: number;
  /** A text that stands out where the code has it; empty: none. */
  readonly sought: string;
};

type Props = {
  readonly frame: Frame;
  readonly title: string;
  readonly note: string;
  readonly columns: number;
  readonly rows: number;
  readonly isFocused: boolean;
  /** Painted lines above the source. */
  readonly head: readonly string[];
  readonly source: Source;
  /** Counted from 0. */
  readonly cursor: number;
  readonly top: number;
};

/** Source text with its line numbers, where it stands, breakpoints, and values at the ends of lines. */
export const SourceView = ({ head, source, cursor, top, ...pane }: Props): ReactNode => {
  const inside = paneInside(pane);
  const { theme } = pane.frame;
  const from = Math.max(0, Math.min(top, source.lines.length - 1));
  const lines = source.lines.slice(from, from + inside.rows - head.length).map((line, index) =>
    sourceRow(line, {
      source,
      number: from + index + 1,
      isCursor: pane.isFocused && from + index === cursor,
      columns: inside.columns,
      theme,
    }),
  );
  return <Pane {...pane} lines={[...head, ...lines]} />;
};

type Row = {
  readonly source: Source;
  readonly number: number;
  readonly isCursor: boolean;
  readonly columns: number;
  readonly theme: Theme;
};

/** Words at the end of a line are newer than its code: they keep this part of a row, one in so many. */
const wordsShare = 3;

const sourceRow = (line: SpanLine, { source, number, isCursor, columns, theme }: Row): string => {
  const { current, here, marks, ends, left, sought } = source;
  const isHere = number === current;
  const mark = marks.get(number);
  const end = ends.get(number);
  const digits = String(source.lines.length).length;
  const code: readonly Piece[] = [
    { text: String(number).padStart(digits), role: isCursor ? 'selected' : isHere ? 'title' : 'dim' },
    mark?.sign ?? { text: ' ' },
    isHere ? here : { text: ' ' },
    { text: ' ' },
    ...(left > 0 ? [{ text: theme.glyphs.more, role: 'dim' as const }] : []),
    ...dropColumns(markFound(spanPieces(line, left + columns), sought), left > 0 ? left + 1 : 0),
  ];
  const words: readonly Piece[] = [
    ...(end === undefined ? [] : [{ text: '  ' }, end]),
    ...(mark?.words === undefined ? [] : [{ text: `  ${mark.words}`, role: 'note' as const }]),
  ];
  const needed = words.reduce((sum, { text }) => sum + widthOf(text), 0);
  const shown = paintPieces(code, columns - Math.min(needed, Math.floor(columns / wordsShare)), theme);
  const row = `${shown}${paintPieces(words, columns - widthOf(shown), theme)}`;
  return isHere ? theme.paint('title', row) : row;
};
