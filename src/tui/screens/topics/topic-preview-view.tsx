import { Box } from 'ink';
import type { ReactNode } from 'react';
import type { InspectedMessage } from '../../../core/message.ts';
import type { PartitionOffsets } from '../../../core/topic.ts';
import { Pane } from '../../components/pane.tsx';
import { clean } from '../../frame/clean.ts';
import type { Column } from '../../frame/columns.ts';
import { count } from '../../frame/count.ts';
import type { Frame } from '../../frame/frame.ts';
import { paneInside } from '../../frame/pane-room.ts';
import { tableLines } from '../../frame/table-lines.ts';
import { padTo } from '../../frame/width.ts';
import { wrapped } from '../../frame/wrapped.ts';
import { valueLine } from '../messages/value-line.ts';
import { verdictOf } from '../messages/verdict.ts';
import type { TopicPreview } from './topic-preview.ts';
import type { TopicRow } from './topics-state.ts';

type Props = {
  readonly frame: Frame;
  readonly columns: number;
  /** The one under the cursor. */
  readonly row: TopicRow | undefined;
  /** Of this topic or of the one before. */
  readonly preview: TopicPreview | null;
};

/** The partitions of a topic, and its newest messages below. */
export const TopicPreviewView = (props: Props): ReactNode => {
  const { frame, columns, row } = props;
  const partitions = row?.facts?.size.partitions ?? [];
  const size = { frame, columns, isFocused: false };
  const width = paneInside({ columns, rows: frame.rows }).columns;
  const about = row === undefined ? [] : aboutLines(row, frame, width);
  const above = Math.min(Math.floor(frame.rows / 2), about.length + partitions.length + aroundRows);
  return (
    <Box flexDirection="column">
      <Pane
        {...size}
        title={row === undefined ? 'Topic' : clean(row.topic.name)}
        rows={above}
        lines={[...about, ...partitionLines(partitions, frame, width)]}
      />
      <Pane
        {...size}
        title="Newest messages"
        rows={frame.rows - above}
        lines={messageLines(props, width, frame.rows - above)}
      />
    </Box>
  );
};

/** A border and the titles of the columns. */
const aroundRows = 3;

/** What has no room in the list. */
const aboutLines = ({ topic }: TopicRow, { theme }: Frame, width: number): readonly string[] => {
  const facts = [
    ['event', topic.events],
    ['handler', topic.handlers],
    ['schema', topic.schemas],
  ] as const;
  const lines = facts.flatMap(([name, values]) => {
    if (values.length === 0) return [];
    const rows = wrapped(clean(values.join(', ')), width - nameWidth);
    return rows.map((text, index) => `${theme.paint('dim', padTo(index === 0 ? name : '', nameWidth))}${text}`);
  });
  return lines.length === 0 ? [] : [...lines, ''];
};

const nameWidth = 9;

const partitionColumns: readonly Column<PartitionOffsets>[] = [
  { title: 'PARTITION', min: 9, cell: ({ partition }) => ({ text: String(partition) }) },
  { title: 'MESSAGES', min: 8, align: 'right', cell: ({ start, end }) => ({ text: count(end - start) }) },
  { title: 'FROM', min: 6, align: 'right', cell: ({ start }) => ({ text: String(start), role: 'dim' }) },
  { title: 'TO', min: 6, align: 'right', cell: ({ end }) => ({ text: String(end), role: 'dim' }) },
];

const partitionLines = (partitions: readonly PartitionOffsets[], frame: Frame, width: number): readonly string[] =>
  partitions.length === 0 ? [] : tableLines(partitionColumns, partitions, lookOf(frame, width));

const lookOf = ({ theme, isBrokerAway }: Frame, width: number) => ({
  theme,
  width,
  selected: -1,
  isOld: isBrokerAway,
});

const messageLines = ({ frame, row, preview }: Props, width: number, rows: number): readonly string[] => {
  if (row === undefined || preview?.name !== row.topic.name) return [];
  if (preview.messages === null) return wrapped('They cannot be read: Enter says why.', width);
  if (preview.messages.length === 0) return ['None yet.'];
  const shown = preview.messages.slice(0, Math.max(0, rows - aroundRows));
  return tableLines(messageColumns(frame, shown), shown, lookOf(frame, width));
};

const messageColumns = ({ theme }: Frame, shown: readonly InspectedMessage[]): readonly Column<InspectedMessage>[] => {
  const place = ({ raw }: InspectedMessage): string => `${raw.partition}:${raw.offset}`;
  const placeWidth = Math.max(5, ...shown.map((message) => place(message).length));
  return [
    { title: 'PLACE', min: placeWidth, max: placeWidth, cell: (message) => ({ text: place(message) }) },
    {
      title: 'VERDICT',
      min: 9,
      max: 9,
      cell: (message) => {
        const { glyph, word, role } = verdictOf(message, theme.glyphs);
        return { text: `${glyph} ${word}`, role };
      },
    },
    { title: 'VALUE', min: 16, grow: 1, cell: valueLine },
  ];
};
