import { Box } from 'ink';
import type { ReactNode } from 'react';
import { Pane } from '../../components/pane.tsx';
import { Rows } from '../../components/rows.tsx';
import type { Frame } from '../../frame/frame.ts';
import { paneInside } from '../../frame/pane-room.ts';
import { paintPieces, selectPieces } from '../../frame/pieces.ts';
import type { DebugPicture } from './debug-picture.ts';
import { isStacked, type Placed } from './layout.ts';
import { layoutNow } from './layout-now.ts';
import { paneContent } from './pane-content.ts';
import type { PaneRows } from './panes/pane-rows.ts';
import { paneStrip } from './panes/pane-strip.ts';
import { SourcePane } from './panes/source-pane.tsx';
import { stageStrip } from './panes/stage-rows.ts';
import { statusText } from './panes/status-text.ts';

type Props = { readonly picture: DebugPicture; readonly frame: Frame };

/** A handler at work: its message, where it stands, and what it sees. */
export const DebugView = ({ picture, frame }: Props): ReactNode => (
  <Box flexDirection="column">
    {layoutNow(frame, picture).map((band) => (
      <Box key={band.map(keyOf).join()} flexDirection="row">
        {band.map((column) => (
          <Box key={keyOf(column)} flexDirection="column">
            {column.map((placed) => (
              <PlacedPane key={placed.pane} placed={placed} picture={picture} frame={frame} />
            ))}
          </Box>
        ))}
      </Box>
    ))}
  </Box>
);

type Words = Pick<PaneRows, 'title' | 'note'>;

/** Of a pane that hides others: where Tab leads, and where the handler stands if that is hidden too. */
const withWayBack = (
  { title, note = '' }: Words,
  { picture: { state }, frame, columns }: Props & { readonly columns: number },
): Words => {
  const stands = frame.isEnlarged ? statusText(state, frame.now, frame.theme) : '';
  return {
    title: [title, stands, note].filter((one) => one !== '').join('  '),
    note: paneStrip(state.pane, { columns }),
  };
};

const keyOf = (column: readonly Placed[]): string => column.map(({ pane }) => pane).join('+');

const PlacedPane = ({ placed, picture, frame }: Props & { readonly placed: Placed }): ReactNode => {
  const { pane, columns, rows } = placed;
  const { theme } = frame;
  if (pane === 'strip') return <Rows lines={[paintPieces(stageStrip(picture, theme, columns), columns, theme)]} />;
  if (pane === 'source') return <SourcePane picture={picture} frame={frame} columns={columns} rows={rows} />;
  const inside = paneInside(placed);
  const { count, rowAt, ...words } = paneContent(pane, picture, { theme, ...inside });
  const { title, note } = isStacked(frame) ? withWayBack(words, { picture, frame, columns }) : words;
  const isFocused = picture.state.pane === pane;
  const cursor = pane === 'changed' ? { at: -1, top: 0 } : picture.state.cursors[pane];
  const most = Math.max(0, count - inside.rows);
  // What is told last is what one looks for, unless one reads back.
  const top = (pane === 'logs' || pane === 'produced') && !isFocused ? most : Math.min(cursor.top, most);
  const lines = Array.from({ length: Math.min(inside.rows, count - top) }, (_, index) => {
    const isSelected = isFocused && top + index === Math.min(cursor.at, count - 1);
    return (isSelected ? selectPieces : paintPieces)(rowAt(top + index), inside.columns, theme);
  });
  return (
    <Pane
      frame={frame}
      title={title}
      note={note ?? ''}
      columns={columns}
      rows={rows}
      isFocused={isFocused}
      lines={lines}
    />
  );
};
