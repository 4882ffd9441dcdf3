import type { ReactNode } from 'react';
import type { Frame } from '../frame/frame.ts';
import { fitTo } from '../frame/width.ts';
import { helpRows } from '../keys/help-rows.ts';
import type { Overlay } from '../shell/overlay.ts';
import type { Shell } from '../shell/shell.ts';
import { Pane, paneInside } from './pane.tsx';

type Props = {
  readonly overlay: Extract<Overlay, { readonly type: 'help' | 'pager' }>;
  readonly shell: Shell;
  readonly frame: Frame;
};

/** Text that takes the place of the screen. */
export const FullOverlay = ({ overlay, shell, frame }: Props): ReactNode => {
  const all = overlay.type === 'help' ? helpLines(shell) : overlay.lines;
  const title = overlay.type === 'help' ? `Keys: ${shell.definition().title}` : overlay.title;
  const inside = paneInside(frame);
  const lines = all.slice(overlay.top, overlay.top + inside.rows);
  const left = all.length - overlay.top - lines.length;
  const note = left > 0 ? `${left} more ${frame.theme.glyphs.down}` : 'Esc closes';
  return (
    <Pane frame={frame} title={title} note={note} columns={frame.columns} rows={frame.rows} isFocused lines={lines} />
  );
};

const helpLines = (shell: Shell): readonly string[] => {
  const { paint } = shell.ui.theme;
  return helpRows(shell).map((row) => {
    if ('title' in row) return paint('title', row.title);
    if ('text' in row) return `  ${row.text}`;
    const { keys, does, id, cli } = row.binding;
    const line = `${does}${cli === undefined ? '' : `   ${paint('dim', cli)}`}`;
    return `  ${paint('key', fitTo(keys.join(' '), 12))} ${line}  ${paint('dim', `:${id}`)}`;
  });
};
