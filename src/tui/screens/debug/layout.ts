import { type Frame, panesAcross } from '../../frame/frame.ts';
import type { PaneName } from './pane-name.ts';

/** `strip`: the stages on one line, without a border. `changed`: what changed, below the source. */
export type Placed = { readonly pane: PaneName | 'strip' | 'changed'; readonly columns: number; readonly rows: number };

/** Side by side in a band; each is a column of panes. */
export type Band = readonly (readonly Placed[])[];

/** With fewer, panes one above the other would have no lines. */
const leastRows = 21;

type InUse = {
  readonly focused: PaneName;
  /** Those with nothing to show, which leave their room to others. */
  readonly empty: ReadonlySet<PaneName>;
};

/** Which panes are in sight, and how large: bands from top to bottom. An empty one is, while it has the focus. */
export const layoutOf = (frame: Frame, { focused, empty }: InUse): readonly Band[] => {
  if (isStacked(frame)) return stacked(frame, focused);
  const has = (pane: PaneName): boolean => pane === focused || !empty.has(pane);
  return panesAcross(frame) === 2 ? two(frame, has) : three(frame, has);
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

type Has = (pane: PaneName) => boolean;

const two = ({ columns, rows }: Frame, has: Has): readonly Band[] => {
  const bottom = bottomRows(has, Math.max(5, Math.floor(rows / 4)));
  const top = rows - bottom;
  const left = Math.floor(columns * 0.6);
  const right = columns - left;
  return [[code(left, top), state(right, top, has)], ...effects({ left, right, rows: bottom }, has)];
};

const three = ({ columns, rows }: Frame, has: Has): readonly Band[] => {
  const bottom = bottomRows(has, Math.max(6, Math.floor(rows / 4)));
  const top = rows - bottom;
  const left = has('queue') ? Math.max(26, Math.floor(columns * 0.17)) : 0;
  const right = Math.max(38, Math.floor(columns * 0.26));
  const middle = columns - left - right;
  const queue: Band = left === 0 ? [] : [[{ pane: 'queue', columns: left, rows: top }]];
  const beside: Has = (pane) => pane !== 'queue' && has(pane);
  return [
    [...queue, code(middle, top), state(right, top, beside)],
    ...effects({ left: left + middle, right, rows: bottom }, has),
  ];
};

const bottomRows = (has: Has, rows: number): number => (has('logs') || has('produced') ? rows : 0);

type Bottom = { readonly left: number; readonly right: number; readonly rows: number };

/** What the handler did: one of the two takes all the room where there is nothing in the other. */
const effects = ({ left, right, rows }: Bottom, has: Has): readonly Band[] => {
  if (rows === 0) return [];
  const [logs, produced] = [has('logs'), has('produced')];
  return [
    [
      ...(logs ? [[{ pane: 'logs' as const, columns: produced ? left : left + right, rows }]] : []),
      ...(produced ? [[{ pane: 'produced' as const, columns: logs ? right : left + right, rows }]] : []),
    ],
  ];
};

const code = (columns: number, rows: number): readonly Placed[] => [
  { pane: 'stages', columns, rows: 4 },
  { pane: 'source', columns, rows: rows - 4 },
];

const state = (columns: number, rows: number, has: Has): readonly Placed[] => {
  const queue = has('queue') ? Math.max(4, Math.floor(rows / 5)) : 0;
  const stack = Math.max(4, Math.floor(rows / 5));
  const watches = has('watches') ? Math.max(4, Math.floor(rows / 6)) : 0;
  const locals = rows - queue - stack - watches;
  const all: readonly Placed[] = [
    { pane: 'queue', columns, rows: queue },
    { pane: 'locals', columns, rows: locals },
    { pane: 'watches', columns, rows: watches },
    { pane: 'stack', columns, rows: stack },
  ];
  return all.filter((placed) => placed.rows > 0);
};
