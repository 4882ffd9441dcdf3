import type { ReactNode } from 'react';
import type { ListedBreakpoint } from '../../../../app/debug/debug-session.ts';
import { formatClauses } from '../../../../core/debug/parse-breakpoint.ts';
import { valueText } from '../../../../core/debug/value-text.ts';
import { Pane } from '../../../components/pane.tsx';
import { type GutterMark, type Source, SourceView } from '../../../components/source-view.tsx';
import { clean } from '../../../frame/clean.ts';
import type { Frame } from '../../../frame/frame.ts';
import { paneInside } from '../../../frame/pane-room.ts';
import { type Piece, paintPieces } from '../../../frame/pieces.ts';
import type { Theme } from '../../../frame/theme.ts';
import { wrapped } from '../../../frame/wrapped.ts';
import { type DebugPicture, resultInSight, type Spot, spotInSight } from '../debug-picture.ts';
import { inlineValues } from '../inline-values.ts';
import { messageLabel } from './message-label.ts';
import { outcomeLines, reportLines } from './report-lines.ts';
import { queuedInSight } from './stage-rows.ts';
import { statusText } from './status-text.ts';

type Props = {
  readonly picture: DebugPicture;
  readonly frame: Frame;
  readonly columns: number;
  readonly rows: number;
};

/** The code where it stands, or what there is to say where it stands on no line. */
export const SourcePane = ({ picture, frame, ...size }: Props): ReactNode => {
  const { state } = picture;
  const pane = {
    ...size,
    frame,
    title: statusText(state, frame.now, frame.theme),
    note: noteText(picture, frame.theme, size.columns),
    isFocused: state.pane === 'source',
  };
  const spot = spotInSight(state);
  const inside = paneInside(size);
  if (spot === null) {
    const lines = reportLines(picture, frame.theme).flatMap((line) => rowsOf(line, inside, frame.theme));
    return <Pane {...pane} lines={lines} />;
  }
  const head = headLines(picture, inside, frame.theme);
  const lines = picture.sourceOf(spot.file);
  if (lines === null) return <Pane {...pane} lines={[...head, `cannot read ${clean(spot.file)}`]} />;
  const { at, top } = state.cursors.source;
  const source = sourceOf(picture, { spot, lines, theme: frame.theme, columns: inside.columns });
  return <SourceView {...pane} head={head} source={source} cursor={at} top={top} />;
};

/** Rows that the outcome takes above the code that failed. */
export const headRows = (picture: DebugPicture, room: Room, theme: Theme): number =>
  spotInSight(picture.state) === null ? 0 : headLines(picture, room, theme).length;

const mostHeadRows = 6;

const headLines = ({ state }: DebugPicture, { columns, rows }: Room, theme: Theme): readonly string[] => {
  const most = Math.min(mostHeadRows, Math.floor(rows / 2));
  const size = { columns, rows: most };
  const result = resultInSight(state);
  const lines = result === null ? [] : outcomeLines(result, theme).flatMap((line) => rowsOf(line, size, theme));
  const note = state.look?.stop.note;
  const notes = note === undefined || result !== null ? [] : rowsOf([{ text: clean(note), role: 'warn' }], size, theme);
  return [...lines.slice(0, most), ...notes];
};

type Room = { readonly columns: number; readonly rows: number };

/** A line in as many rows as it needs and have room; one of several pieces is cut instead. */
const rowsOf = (line: readonly Piece[], { columns, rows }: Room, theme: Theme): readonly string[] => {
  const [only] = line;
  // What is indented is a line of source, into which the next may point.
  if (line.length !== 1 || only === undefined || only.text.startsWith(' ')) return [paintPieces(line, columns, theme)];
  return wrapped(only.text, columns, rows).map((row) => theme.paint(only.role ?? 'text', row));
};

/** Which message and which stop; last what would be the first to be cut off. */
const noteText = (picture: DebugPicture, theme: Theme, columns: number): string => {
  const { state, queue } = picture;
  const queued = queuedInSight(picture);
  const parts = [
    ...(queued === null ? [] : [messageLabel(queued, theme, columns)]),
    ...(state.look === null ? [] : [`stop ${state.look.stop.number}`]),
    ...(queued === null ? [] : [`message ${queued.number}/${queue.length}`]),
    ...(queued !== null && queued.attempt > 1 ? [`run ${queued.attempt}`] : []),
    ...(state.reloadsOnSave ? [] : ['no reload on save']),
    ...(state.target?.handleInvalid ? ['invalid ones run too'] : []),
  ];
  return parts.join('  ');
};

type Shown = { readonly spot: Spot; readonly lines: Source['lines']; readonly theme: Theme; readonly columns: number };

const sourceOf = ({ state, breakpoints }: DebugPicture, { spot, lines, theme, columns }: Shown): Source => {
  const { look, trail } = state;
  const isFailure = look === null || look.stop.frames.length === 0;
  const isPast = look?.isPast === true;
  const signs = { failed: theme.glyphs.bad, past: theme.glyphs.pastLine, here: theme.glyphs.line };
  const kind = isFailure ? 'failed' : isPast ? 'past' : 'here';
  return {
    lines,
    current: spot.line,
    here: { text: signs[kind], role: isFailure ? 'bad' : 'focus' },
    marks: marksOf(breakpoints, spot.file, theme),
    left: state.left,
    sought: state.sought,
    ends: look === null || isFailure ? new Map() : endsOf({ trail, stop: look.stop, file: spot.file, lines, columns }),
  };
};

type Ends = Parameters<typeof inlineValues>[1] & {
  readonly trail: Parameters<typeof inlineValues>[0];
  readonly columns: number;
};

const endsOf = ({ trail, columns, ...seen }: Ends): Source['ends'] =>
  new Map(
    [...inlineValues(trail, seen)].map(([line, variables]): [number, Piece] => [
      line,
      {
        text: variables.map(({ name, value }) => `${clean(name)} = ${valueText(value, columns)}`).join('  '),
        role: 'changed',
      },
    ]),
  );

const marksOf = (
  breakpoints: readonly ListedBreakpoint[],
  file: string,
  { glyphs }: Theme,
): ReadonlyMap<number, GutterMark> => {
  const marks = new Map<number, GutterMark>();
  for (const { breakpoint, line } of breakpoints) {
    if (breakpoint.kind !== 'line' || breakpoint.file !== file) continue;
    const words = clean(formatClauses(breakpoint));
    marks.set(line ?? breakpoint.line, {
      sign: line === null ? { text: glyphs.unbound, role: 'warn' } : { text: glyphs.breakpoint, role: 'bad' },
      words: words === '' ? undefined : words,
    });
  }
  return marks;
};
