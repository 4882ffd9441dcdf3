import { type Frame, panesAcross } from '../../frame/frame.ts';
import type { PaneName } from './pane-name.ts';

/** `strip`: the stages on one line, without a border. `changed`: what changed, below the source. */
export type Placed = { readonly pane: PaneName | 'strip' | 'changed'; readonly columns: number; readonly rows: number };

/** Side by side in a band; each is a column of panes. */
export type Band = readonly (readonly Placed[])[];

/** With fewer, panes one above the other would have no lines. */
const leastRows = 21;

/** Which panes are in sight, and how large: bands from top to bottom. */
export const layoutOf = (frame: Frame, focused: PaneName): readonly Band[] => {
  if (isStacked(frame)) return stacked(frame, focused);
  return panesAcross(frame) === 2 ? two(frame) : three(frame);
};

/** The source and one more below each other, or one alone: the others are a Tab away. */
export const isStacked = (frame: Frame): boolean => panesAcross(frame) === 1 || frame.rows < leastRows;

const stacked = ({ columns, rows, isEnlarged }: Frame, focused: PaneName): readonly Band[] => {
  const left = rows - 1;
  const strip: Placed = { pane: 'strip', columns, rows: 1 };
  if (isEnlarged) return [[[strip, { pane: focused, columns, rows: left }]]];
  if (focused !== 'source') {
    const code = Math.max(5, Math.floor(left * 0.45));
    return [[[strip, { pane: 'source', columns, rows: code }, { pane: focused, columns, rows: left - code }]]];
  }
  const changed = Math.min(7, Math.max(4, Math.floor(left / 4)));
  return [[[strip, { pane: 'source', columns, rows: left - changed }, { pane: 'changed', columns, rows: changed }]]];
};

const two = ({ columns, rows }: Frame): readonly Band[] => {
  const bottom = Math.max(5, Math.floor(rows / 4));
  const top = rows - bottom;
  const left = Math.floor(columns * 0.6);
  const right = columns - left;
  return [
    [code(left, top), state(right, top, true)],
    [[{ pane: 'logs', columns: left, rows: bottom }], [{ pane: 'produced', columns: right, rows: bottom }]],
  ];
};

const three = ({ columns, rows }: Frame): readonly Band[] => {
  const bottom = Math.max(6, Math.floor(rows / 4));
  const top = rows - bottom;
  const left = Math.max(26, Math.floor(columns * 0.17));
  const right = Math.max(38, Math.floor(columns * 0.26));
  const middle = columns - left - right;
  return [
    [[{ pane: 'queue', columns: left, rows: top }], code(middle, top), state(right, top, false)],
    [[{ pane: 'logs', columns: left + middle, rows: bottom }], [{ pane: 'produced', columns: right, rows: bottom }]],
  ];
};

const code = (columns: number, rows: number): readonly Placed[] => [
  { pane: 'stages', columns, rows: 4 },
  { pane: 'source', columns, rows: rows - 4 },
];

const state = (columns: number, rows: number, hasQueue: boolean): readonly Placed[] => {
  const queue = hasQueue ? Math.max(4, Math.floor(rows / 5)) : 0;
  const stack = Math.max(4, Math.floor(rows / 5));
  const watches = Math.max(4, Math.floor(rows / 6));
  return [
    ...(hasQueue ? [{ pane: 'queue' as const, columns, rows: queue }] : []),
    { pane: 'locals', columns, rows: rows - queue - stack - watches },
    { pane: 'watches', columns, rows: watches },
    { pane: 'stack', columns, rows: stack },
  ];
};
