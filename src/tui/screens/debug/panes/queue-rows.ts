import type { Piece } from '../../../frame/pieces.ts';
import type { Theme } from '../../../frame/theme.ts';
import type { DebugPicture } from '../debug-picture.ts';
import { messageName } from './message-name.ts';
import { outcomePiece } from './outcome-piece.ts';
import type { PaneRows } from './pane-rows.ts';

/** The messages, and what became of each. */
export const queueRows = ({ state, queue }: DebugPicture, theme: Theme): PaneRows => {
  const done = queue.filter(({ outcome }) => outcome !== null).length;
  const digits = String(queue.length).length;
  const rowAt = (index: number): readonly Piece[] => {
    const entry = queue[index];
    if (entry === undefined) return [];
    const { number } = entry.queued;
    const isHere = state.look?.stop.queued.number === number && state.phase !== 'over';
    const what: Piece = isHere
      ? { text: `${theme.glyphs.here} now`, role: 'key' }
      : entry.outcome === null
        ? { text: `${theme.glyphs.waiting} waits`, role: 'dim' }
        : outcomePiece(entry.outcome, theme);
    return [
      { text: `${String(number).padStart(digits)} `, role: 'dim' },
      { ...what, text: what.text.padEnd(9) },
      { text: ` ${shortName(messageName(entry.queued))}` },
    ];
  };
  return { title: `Queue ${done}/${queue.length}`, count: queue.length, rowAt };
};

/** The end of a path tells more than its beginning. */
const shortName = (name: string): string => name.slice(name.lastIndexOf('/') + 1);
