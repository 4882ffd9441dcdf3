import { helpLines } from '../keys/help-lines.ts';
import type { Overlay } from './overlay.ts';
import type { Shell } from './shell.ts';

/** Rows of the shell's own lines and a pane's border. */
const around = 5;
const borderColumns = 4;

/** How many lines an overlay has to show, and how many are in sight at once. */
export const overlaySize = (overlay: Overlay, shell: Shell): { readonly length: number; readonly page: number } => {
  const page = Math.max(1, shell.state().rows - around);
  if (overlay.type === 'help') return { length: helpLines(shell, shell.state().columns - borderColumns).length, page };
  return { length: overlay.type === 'pager' ? overlay.lines.length : 0, page };
};
