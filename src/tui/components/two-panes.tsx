import { Box } from 'ink';
import type { ReactNode } from 'react';
import { type Frame, panesAcross } from '../frame/frame.ts';
import { paneInside } from '../frame/pane-room.ts';
import type { Area } from '../screens/screen.ts';
import { Pane } from './pane.tsx';

export type PaneContent = {
  readonly title: string;
  readonly note?: string;
  readonly lines: readonly string[];
};

/** Of a whole pane, or of the room inside its border. */
export type PaneSize = { readonly columns: number; readonly rows: number };

type Props = {
  readonly frame: Frame;
  readonly focused: Side;
  /** The list's share of the width where both are in sight; default: half. */
  readonly share?: number;
  /** Each is given the room inside its border. */
  readonly list: (inside: PaneSize) => PaneContent;
  readonly detail: (inside: PaneSize) => PaneContent;
};

export type Side = 'list' | 'detail';

/** A list and what is to be said of its row: side by side, or the one that is focused where there is no room for both. */
export const TwoPanes = ({ frame, focused, share, list, detail }: Props): ReactNode => {
  const sizes = paneSizes(frame, focused, share);
  const pane = (side: Side, content: Props['list']): ReactNode => {
    const size = sizes[side];
    return size === null ? null : (
      <Pane key={side} frame={frame} {...content(paneInside(size))} {...size} isFocused={focused === side} />
    );
  };
  return (
    <Box flexDirection="row">
      {pane('list', list)}
      {pane('detail', detail)}
    </Box>
  );
};

/** The outer size of each pane; null for one that is not in sight. */
export const paneSizes = (frame: Frame, focused: Side, share = 0.5): Readonly<Record<Side, PaneSize | null>> => {
  const { columns, rows } = frame;
  if (panesAcross(frame) === 1) {
    const whole = { columns, rows };
    return { list: focused === 'list' ? whole : null, detail: focused === 'detail' ? whole : null };
  }
  const left = Math.floor(columns * share);
  return { list: { columns: left, rows }, detail: { columns: columns - left, rows } };
};

/** The rows of a pane that a click can choose from. */
type PaneRows = {
  readonly pane: string;
  /** Lines above the first one, inside the border. */
  readonly above: number;
  readonly count: number;
  /** Counted from the first; null: a click focuses the pane. */
  readonly cursor: number | null;
};

/** Where the rows of both stand, for the mouse. */
export const twoAreas = (
  { list, detail }: Readonly<Record<Side, PaneSize | null>>,
  rows: Readonly<Record<Side, PaneRows>>,
): readonly Area[] => {
  const areaOf = (size: PaneSize | null, { pane, above, count, cursor }: PaneRows, left: number): readonly Area[] =>
    size === null ? [] : [{ pane, left, columns: size.columns, top: 1 + above, rows: count, cursor }];
  return [...areaOf(list, rows.list, 0), ...areaOf(detail, rows.detail, list?.columns ?? 0)];
};

/** The room inside a pane; that of nothing for one that is not in sight. */
export const roomOf = (size: PaneSize | null): PaneSize => (size === null ? { columns: 0, rows: 0 } : paneInside(size));
