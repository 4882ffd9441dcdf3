import type { ReactNode } from 'react';
import { Pane } from '../../components/pane.tsx';
import { paneInside } from '../../frame/pane-room.ts';
import { tableLines } from '../../frame/table-lines.ts';
import { emptyLines } from './empty-list.ts';
import { failureLines } from './failure-texts.ts';
import { listNote } from './list-note.ts';
import type { ListProps } from './list-props.ts';
import { listTitle } from './list-title.ts';
import { messageColumns } from './message-columns.ts';
import type { Phase } from './phase.ts';

/** Rows that a pane of so many has for messages: besides there are its border and titles, and a failure. */
export const listPage = (rows: number, phase: Phase | null): number =>
  Math.max(1, rows - 3 - (phase?.type === 'failed' || phase?.type === 'away' ? 2 : 0));

/** The messages, one a row. */
export const ListView = (props: ListProps): ReactNode => {
  const { frame, size, isFocused } = props;
  return (
    <Pane
      frame={frame}
      title={listTitle(props)}
      note={listNote(props)}
      {...size}
      isFocused={isFocused}
      lines={lines(props)}
    />
  );
};

/** A narrower one beside two other panes keeps its columns for what tells messages apart. */
const wideList = 75;

const lines = (props: ListProps): readonly string[] => {
  const { frame, size, phase, rows, cursor, time, eventWidth, hasManyEvents, widths, isMarked } = props;
  const inside = paneInside(size);
  const { theme } = frame;
  if (rows.length === 0) return emptyLines(props, inside.columns);
  const valueWidth = frame.columns >= 120 && size.columns >= wideList ? 40 : 22;
  const columns = messageColumns(
    { glyphs: theme.glyphs, rows, time, eventWidth, hasManyEvents, widths, valueWidth, isMarked },
    inside.columns,
  );
  const selected = rows.findIndex(({ id }) => id === cursor);
  return [
    ...tableLines(columns, rows, { theme, width: inside.columns, selected }),
    ...(phase?.type === 'failed' || phase?.type === 'away' ? failureLines(phase, frame, inside.columns) : []),
  ];
};
