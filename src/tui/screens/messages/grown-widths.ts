import type { Glyphs } from '../../frame/glyphs.ts';
import { widthUpTo } from '../../frame/width.ts';
import type { Row } from '../../store/create-view.ts';
import { keyCell } from './key-cell.ts';
import type { MessageTimes } from './message-times.ts';
import { valueLine } from './value-line.ts';

export type GrownWidths = { readonly key: number; readonly value: number; readonly time: number };

/** No column asks for more. */
const most = 40;

/** What was as wide asks for as much as there is. */
const isLong = (width: number): boolean => width >= most;

const none: GrownWidths = { key: 0, value: 0, time: 0 };

/**
 * How wide the keys, the values and the short times of a topic have been so far. They only grow: a column that shrank with
 * the rows in sight would make a list that runs tremble.
 */
export const grownWidths = (
  { short }: Pick<MessageTimes, 'short'>,
  glyphs: Glyphs,
): ((topic: string, rows: readonly Row[]) => GrownWidths) => {
  let of = '';
  let known = none;
  return (topic, rows) => {
    if (topic !== of) known = none;
    of = topic;
    const grown = (width: number, text: (row: Row) => string): number =>
      isLong(width) ? width : widest(width, rows.map(text));
    known = {
      key: grown(known.key, ({ message }) => keyCell(message.raw.key, glyphs).text),
      value: grown(known.value, ({ message }) => valueLine(message).text),
      time: grown(known.time, ({ message }) => short(message.raw.timestamp)),
    };
    return known;
  };
};

const widest = (known: number, texts: readonly string[]): number =>
  Math.min(most, Math.max(known, ...texts.map((text) => widthUpTo(most, text))));
