import { isEndless } from '../../frame/endless.ts';
import { type Frame, panesAcross } from '../../frame/frame.ts';
import type { MessagesState } from './messages-state.ts';

type Size = { readonly columns: number; readonly rows: number };

export type Layout = {
  readonly list: Size | null;
  readonly detail: Size | null;
  /** What is known of the message besides its value. */
  readonly about: Size | null;
  readonly isBeside: boolean;
};

/** Rows of the list above a detail. */
const share = 0.4;

/** Where the list and the detail stand, and which has no room. */
export const layoutOf = (
  frame: Frame,
  { pane, isDetailOpen }: Pick<MessagesState, 'pane' | 'isDetailOpen'>,
): Layout => {
  const { columns, rows, isEnlarged } = frame;
  const whole = { columns, rows };
  if (isEnlarged) {
    return pane === 'list'
      ? { list: whole, detail: null, about: null, isBeside: false }
      : { list: null, detail: whole, about: null, isBeside: false };
  }
  if (panesAcross(frame) > 1) return beside(frame);
  if (!isDetailOpen) return { list: whole, detail: null, about: null, isBeside: false };
  const above = Math.max(5, Math.floor(rows * share));
  const below = isEndless(columns) ? rows : rows - above;
  return { list: { columns, rows: above }, detail: { columns, rows: below }, about: null, isBeside: false };
};

/** The list keeps room for 40 columns of a value at 120. */
const beside = (frame: Frame): Layout => {
  const { columns, rows } = frame;
  const hasAbout = panesAcross(frame) > 2;
  const list = Math.round(columns * (hasAbout ? 0.5 : 0.66));
  const about = hasAbout ? Math.max(30, Math.round(columns * 0.2)) : 0;
  return {
    list: { columns: list, rows },
    detail: { columns: columns - list - about, rows },
    about: hasAbout ? { columns: about, rows } : null,
    isBeside: true,
  };
};
