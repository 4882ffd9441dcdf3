import { clean } from '../../frame/clean.ts';
import type { Column } from '../../frame/columns.ts';
import type { Glyphs } from '../../frame/glyphs.ts';
import type { Row } from '../../store/create-view.ts';
import { keyCell } from './key-cell.ts';
import type { MessageTimes } from './message-times.ts';
import { valueLine } from './value-line.ts';
import { verdictOf } from './verdict.ts';

type Look = {
  readonly glyphs: Glyphs;
  readonly time: MessageTimes;
  /** Those in sight: their places are never cut. */
  readonly rows: readonly Row[];
  /** The length of the longest name of an event that the topic may have; 0: it has none, so nothing is judged. */
  readonly eventWidth: number;
  /** Columns of the value at least. */
  readonly valueWidth: number;
  readonly isMarked: (row: Row) => boolean;
};

/** Beyond this a word beside the verdict's sign has no room. */
const wordWidth = 9;

/** Widths do not depend on the rows in sight, but for the place: a list that runs would tremble. */
export const messageColumns = (look: Look, width: number): readonly Column<Row>[] => {
  const { glyphs, rows, eventWidth, valueWidth, isMarked } = look;
  const isWide = width >= 100;
  const time = isWide ? look.time.exact : look.time.short;
  const widest = (text: (row: Row) => string): number => Math.max(5, ...rows.map((row) => text(row).length));
  const placeText = (row: Row): string => {
    const { partition, offset } = row.message.raw;
    return `${isMarked(row) ? glyphs.marked : ''}${partition}:${offset}`;
  };
  const timeText = ({ message }: Row): string => time(message.raw.timestamp);
  const judged: readonly Column<Row>[] =
    eventWidth === 0
      ? []
      : [
          {
            title: 'EVENT',
            min: Math.min(eventWidth, isWide ? 24 : 12),
            max: Math.min(eventWidth, isWide ? 24 : 12),
            drop: 4,
            cell: ({ message }) => ({ text: clean(message.event ?? ''), role: 'type' }),
          },
          {
            title: isWide ? 'VERDICT' : glyphs.ok,
            min: isWide ? wordWidth : 1,
            max: isWide ? wordWidth : 1,
            cell: ({ message }) => {
              const { glyph, word, role } = verdictOf(message, glyphs);
              return { text: isWide ? `${glyph} ${word}` : glyph, role };
            },
          },
        ];
  return [
    {
      title: 'TIME',
      min: widest(timeText),
      max: widest(timeText),
      drop: 2,
      cell: (row) => ({ text: timeText(row), role: 'dim' }),
    },
    {
      title: 'PLACE',
      min: widest(placeText),
      max: widest(placeText),
      drop: 1,
      cell: (row) => ({ text: placeText(row), role: isMarked(row) ? 'changed' : 'text' }),
    },
    {
      title: 'KEY',
      min: isWide ? 16 : 8,
      max: isWide ? 16 : 8,
      drop: 3,
      cell: ({ message }) => keyCell(message.raw.key),
    },
    ...judged,
    { title: 'VALUE', min: valueWidth, grow: 1, cell: ({ message }) => valueLine(message) },
  ];
};
