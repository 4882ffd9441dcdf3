import { widthUpTo } from '../../frame/width.ts';
import type { Row } from '../../store/create-view.ts';
import { keyCell } from './key-cell.ts';
import { valueLine } from './value-line.ts';

export type GrownWidths = { readonly key: number; readonly value: number };

/** No column asks for more. */
const most = 40;

/**
 * How wide the keys and the values of a topic have been so far. They only grow: a column that shrank with the rows in
 * sight would make a list that runs tremble.
 */
export const grownWidths = (): ((topic: string, rows: readonly Row[]) => GrownWidths) => {
  let of = '';
  let known: GrownWidths = { key: 0, value: 0 };
  return (topic, rows) => {
    if (topic !== of) known = { key: 0, value: 0 };
    of = topic;
    known = {
      key: widest(
        known.key,
        rows.map(({ message }) => keyCell(message.raw.key).text),
      ),
      value: widest(
        known.value,
        rows.map(({ message }) => valueLine(message).text),
      ),
    };
    return known;
  };
};

const widest = (known: number, texts: readonly string[]): number =>
  Math.min(most, Math.max(known, ...texts.map((text) => widthUpTo(most, text))));
