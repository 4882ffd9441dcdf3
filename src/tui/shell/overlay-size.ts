import { paneInside } from '../frame/pane-room.ts';
import { helpLines } from '../keys/help-lines.ts';
import type { Overlay } from './overlay.ts';
import type { ShellCore } from './shell.ts';

/** Rows of the header and of a footer that says nothing. */
const around = 3;

/** How many lines an overlay has to show, and how many are in sight at once. */
export const overlaySize = (overlay: Overlay, shell: ShellCore): { readonly length: number; readonly page: number } => {
  const { columns, rows } = shell.state();
  const inside = paneInside({ columns, rows: rows - around });
  const page = Math.max(1, inside.rows);
  if (overlay.type === 'help') return { length: helpLines(shell, inside.columns).length, page };
  return { length: overlay.type === 'pager' ? overlay.rowsIn(inside.columns).length : 0, page };
};
