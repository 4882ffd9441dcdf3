import { isEndless } from '../../../frame/endless.ts';
import { titleRoom } from '../../../frame/pane-room.ts';
import { type PaneName, paneNames } from '../pane-name.ts';

/** Where Tab leads, and where one is, for the border of a pane that hides the others. */
export const paneStrip = (here: PaneName, size: { readonly columns: number }): string => {
  if (isEndless(size.columns)) return `Tab: ${paneNames.map(labelOf).join(', ')}`;
  const names = paneNames.map((name) => (name === here ? labelOf(name).toUpperCase() : labelOf(name))).join(' ');
  const whole = `Tab: ${names}`;
  return whole.length <= titleRoom(size) ? whole : names;
};

const labelOf = (name: PaneName): string => (name === 'stack' ? 'calls' : name);
