import { type Frame, panesAcross } from '../../frame/frame.ts';
import type { MessagesState } from './messages-state.ts';

type Size = { readonly columns: number; readonly rows: number };

export type Layout = { readonly list: Size | null; readonly detail: Size | null; readonly isBeside: boolean };

/** Rows of the list above a detail. */
const share = 0.4;

/** Where the list and the detail stand, and which has no room. */
export const layoutOf = (
  frame: Frame,
  { pane, isDetailOpen }: Pick<MessagesState, 'pane' | 'isDetailOpen'>,
): Layout => {
  const { columns, rows, isEnlarged, isLinear } = frame;
  const whole = { columns, rows };
  if (isEnlarged) {
    return pane === 'list'
      ? { list: whole, detail: null, isBeside: false }
      : { list: null, detail: whole, isBeside: false };
  }
  if (panesAcross(frame) > 1) {
    const list = Math.round(columns * (columns < 140 ? 0.66 : 0.58));
    return { list: { columns: list, rows }, detail: { columns: columns - list, rows }, isBeside: true };
  }
  if (!isDetailOpen) return { list: whole, detail: null, isBeside: false };
  const above = Math.max(5, Math.floor(rows * share));
  const below = isLinear ? rows : rows - above;
  return { list: { columns, rows: above }, detail: { columns, rows: below }, isBeside: false };
};
