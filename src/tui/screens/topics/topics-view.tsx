import type { ReactNode } from 'react';
import type { ListedTopic } from '../../../app/topics/list-topics.ts';
import { Pane, paneInside } from '../../components/pane.tsx';
import { clean } from '../../frame/clean.ts';
import { type Column, headerLine, rowLine, sizeColumns } from '../../frame/columns.ts';
import type { Frame } from '../../frame/frame.ts';
import { shownTopics, type TopicsState } from './topics-state.ts';

const columns: readonly Column<ListedTopic>[] = [
  { title: 'TOPIC', min: 20, grow: 1, cell: ({ name }) => ({ text: clean(name), role: 'title' }) },
  { title: 'PARTITIONS', min: 4, drop: 1, align: 'right', cell: ({ partitions }) => ({ text: `${partitions}` }) },
  { title: 'MESSAGES', min: 8, align: 'right', cell: ({ messages }) => ({ text: messages.toLocaleString('en-US') }) },
];

export const TopicsView = ({ state, frame }: { readonly state: TopicsState; readonly frame: Frame }): ReactNode => {
  const inside = paneInside(frame);
  const all = shownTopics(state);
  const rows = all.slice(state.top, state.top + inside.rows - 1);
  const sized = sizeColumns(columns, rows, inside.columns);
  const lines = [
    headerLine(sized, frame.theme),
    ...rows.map((row, index) =>
      rowLine(sized, row, {
        theme: frame.theme,
        width: inside.columns,
        isSelected: state.top + index === state.cursor,
      }),
    ),
  ];
  return (
    <Pane
      frame={frame}
      title={`Topics ${all.length}`}
      columns={frame.columns}
      rows={frame.rows}
      isFocused
      lines={state.failure ? [clean(state.failure.message), clean(state.failure.hint ?? '')] : lines}
    />
  );
};
