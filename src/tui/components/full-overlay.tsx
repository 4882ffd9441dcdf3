import type { ReactNode } from 'react';
import type { Frame } from '../frame/frame.ts';
import { moreBelow } from '../frame/more-below.ts';
import { paneInside } from '../frame/pane-room.ts';
import { helpLines } from '../keys/help-lines.ts';
import type { Overlay } from '../shell/overlay.ts';
import type { Shell } from '../shell/shell.ts';
import { Pane } from './pane.tsx';

type Props = {
  readonly overlay: Extract<Overlay, { readonly type: 'help' | 'pager' }>;
  readonly shell: Shell;
  readonly frame: Frame;
};

/** Text that takes the place of the screen. */
export const FullOverlay = ({ overlay, shell, frame }: Props): ReactNode => {
  const title = overlay.type === 'help' ? `Keys: ${shell.definition().title}` : overlay.title;
  const inside = paneInside(frame);
  const all = overlay.type === 'help' ? helpLines(shell, inside.columns) : overlay.rowsIn(inside.columns);
  // The terminal may have grown since the last key.
  const first = Math.min(overlay.top, Math.max(0, all.length - inside.rows));
  const lines = all.slice(first, first + inside.rows);
  const left = all.length - first - lines.length;
  const note = moreBelow(left, frame.theme.glyphs) || 'Esc closes';
  return (
    <Pane frame={frame} title={title} note={note} columns={frame.columns} rows={frame.rows} isFocused lines={lines} />
  );
};
