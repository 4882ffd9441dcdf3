import { clean } from '../../frame/clean.ts';
import { type Cell, type Column, sizeColumns } from '../../frame/columns.ts';
import { cutMiddle } from '../../frame/cut-middle.ts';
import { isEndless } from '../../frame/endless.ts';
import type { Glyphs } from '../../frame/glyphs.ts';
import type { Row } from '../../store/create-view.ts';
import type { GrownWidths } from './grown-widths.ts';
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
  /** Whether it may have more than one: only then a row says which. */
  readonly hasManyEvents: boolean;
  readonly widths: GrownWidths;
  /** Columns that a value has at least, where it needs them. */
  readonly valueWidth: number;
  readonly isMarked: (row: Row) => boolean;
};

/**
 * As many columns as have room, and of these as much as has. Widths do not depend on the rows in sight, but for the
 * place: a list that runs would tremble.
 */
export const messageColumns = (look: Look, width: number): readonly Column<Row>[] => {
  const plans = [verdictColumn(look), shortVerdictColumn(look)].flatMap((verdict) =>
    roomsIn(width).map((room) => columnsOf(look, width, { ...room, verdict })),
  );
  const shown = (columns: readonly Column<Row>[]): number => sizeColumns(columns, [], width).length;
  const most = Math.max(...plans.map(shown));
  return plans.find((columns) => shown(columns) === most) ?? [];
};

const exactWidth = '08:12:01.114'.length;
const shortWidth = '08:12:01'.length;

const isWide = (width: number): boolean => width >= 100;

/** Columns of a key and of an event at most. */
type Room = { readonly key: number; readonly event: number };

/** Where there is little room a value is worth more of it. */
const narrowRooms: readonly Room[] = [
  { key: 9, event: 12 },
  { key: 7, event: 10 },
];
const wideRooms: readonly Room[] = [
  { key: 40, event: 24 },
  { key: 24, event: 24 },
  { key: 16, event: 24 },
  { key: 12, event: 16 },
  { key: 8, event: 16 },
  ...narrowRooms,
];

const roomsIn = (width: number): readonly Room[] =>
  isEndless(width) ? [{ key: width, event: width }] : width < 90 ? narrowRooms : wideRooms;

type Plan = Room & { readonly verdict: Column<Row> };

const columnsOf = (look: Look, width: number, { key, event, verdict }: Plan): readonly Column<Row>[] => [
  timeColumn(look, width),
  placeColumn(look),
  keyColumn(look, key),
  ...(look.hasManyEvents ? [eventColumn(look, event)] : []),
  ...(look.eventWidth === 0 ? [] : [verdict]),
  valueColumn(look),
];

const widest = (rows: readonly Row[], text: (row: Row) => string): number =>
  Math.max(5, ...rows.map((row) => text(row).length));

const timeColumn = ({ time, widths }: Look, width: number): Column<Row> => {
  const text = ({ message }: Row): string => (isWide(width) ? time.exact : time.short)(message.raw.timestamp);
  const columns = isWide(width) ? exactWidth : Math.max(shortWidth, widths.time);
  return { title: 'TIME', min: columns, max: columns, drop: 2, cell: (row) => ({ text: text(row), role: 'dim' }) };
};

const placeColumn = ({ rows, isMarked, glyphs }: Look): Column<Row> => {
  const text = (row: Row): string => {
    const { partition, offset } = row.message.raw;
    return `${isMarked(row) ? glyphs.marked : ''}${partition}:${offset}`;
  };
  const columns = widest(rows, text);
  return {
    title: 'PLACE',
    min: columns,
    max: columns,
    drop: 1,
    cell: (row) => ({ text: text(row), role: isMarked(row) ? 'changed' : 'text' }),
  };
};

const keyColumn = ({ widths, glyphs }: Look, most: number): Column<Row> => {
  const columns = Math.min(Math.max('KEY'.length, widths.key), most);
  const room = isEndless(most) ? most : columns;
  const cell = ({ message }: Row): Cell => {
    const { text, role } = keyCell(message.raw.key, glyphs);
    return { text: cutMiddle(text, room), role };
  };
  return { title: 'KEY', min: columns, max: columns, drop: 3, cell };
};

const eventColumn = ({ eventWidth }: Look, most: number): Column<Row> => {
  const columns = Math.min(Math.max('EVENT'.length, eventWidth), most);
  return {
    title: 'EVENT',
    min: columns,
    max: columns,
    drop: 4,
    cell: ({ message }) => ({ text: clean(message.event ?? ''), role: 'type' }),
  };
};

const verdictColumn = ({ glyphs }: Look): Column<Row> => ({
  title: 'VERDICT',
  min: '✗ INVALID'.length,
  max: '✗ INVALID'.length,
  cell: ({ message }) => {
    const { glyph, word, role } = verdictOf(message, glyphs);
    return { text: `${glyph} ${word}`.trim(), role };
  },
});

const shortVerdictColumn = ({ glyphs }: Look): Column<Row> => ({
  title: 'VALID',
  min: '✗ BAD'.length,
  max: '✗ BAD'.length,
  cell: ({ message }) => {
    const { glyph, short, role } = verdictOf(message, glyphs);
    return { text: `${glyph} ${short}`.trim(), role };
  },
});

const valueColumn = ({ valueWidth, widths }: Look): Column<Row> => ({
  title: 'VALUE',
  min: Math.min(valueWidth, Math.max('VALUE'.length, widths.value)),
  grow: 1,
  cell: ({ message }) => valueLine(message),
});
