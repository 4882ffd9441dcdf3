import { isEndless, leastRows } from './endless.ts';
import type { Theme } from './theme.ts';

/** What a view is drawn into. */
export type Frame = {
  readonly columns: number;
  readonly rows: number;
  readonly theme: Theme;
  /** The focused pane takes all the room. */
  readonly isEnlarged: boolean;
  /** The broker does not answer: what is shown of it was so when it last did. */
  readonly isBrokerAway: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
};

/** How many panes stand side by side. */
export const panesAcross = ({ columns, isEnlarged }: Pick<Frame, 'columns' | 'isEnlarged'>): 1 | 2 | 3 => {
  if (isEnlarged || isEndless(columns) || columns < 90) return 1;
  return columns < 140 ? 2 : 3;
};

/** Below this a screen shows nothing that is of use. */
export const leastSize = { columns: 60, rows: leastRows } as const;

export const isTooSmall = ({ columns, rows }: Pick<Frame, 'columns' | 'rows'>): boolean =>
  columns < leastSize.columns || rows < leastSize.rows;
