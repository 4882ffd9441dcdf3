import type { QueuedMessage } from '../../../../app/debug/stop.ts';
import type { Piece } from '../../../frame/pieces.ts';
import type { Theme } from '../../../frame/theme.ts';
import type { DebugPicture } from '../debug-picture.ts';
import { queueInSight } from '../queue-in-sight.ts';
import { keyName, messageName } from './message-name.ts';
import { outcomePiece } from './outcome-piece.ts';
import type { PaneRows } from './pane-rows.ts';
import { queuedInSight } from './stage-rows.ts';

/** The messages that the filter lets through, and what became of each. */
export const queueRows = (picture: DebugPicture, theme: Theme): PaneRows => {
  const { state, queue, outcomeOf } = picture;
  const shown = queueInSight(picture);
  const done = queue.filter(({ number }) => outcomeOf(number) !== null).length;
  const here = state.phase === 'over' ? null : queuedInSight(picture)?.number;
  const digits = String(queue.length).length;
  const rowAt = (index: number): readonly Piece[] => {
    const queued = shown[index];
    if (queued === undefined) return [];
    const { number } = queued;
    const what = number === here ? now(theme) : endPiece(picture, number, theme);
    return [
      { text: `${String(number).padStart(digits)} `, role: 'dim' },
      { ...what, text: what.text.padEnd(9) },
      { text: ` ${shortName(queued)}` },
    ];
  };
  const filter = state.queueFilter === '' ? '' : `  /${state.queueFilter} ${shown.length}`;
  return { title: `Queue ${done}/${queue.length}${filter}`, note: noteOf(picture), count: shown.length, rowAt };
};

const now = ({ glyphs }: Theme): Piece => ({ text: `${glyphs.here} now`, role: 'key' });

const endPiece = ({ outcomeOf }: DebugPicture, number: number, theme: Theme): Piece => {
  const outcome = outcomeOf(number);
  return outcome === null ? { text: `${theme.glyphs.waiting} waits`, role: 'dim' } : outcomePiece(outcome, theme);
};

const noteOf = ({ state: { results } }: DebugPicture): string =>
  results.dropped === 0 ? '' : `${results.kept.length} newest results kept`;

/** Of one topic the place and the key tell messages apart, and of a path its end. */
const shortName = (queued: QueuedMessage): string => {
  const { message, fixture, hasPlace } = queued;
  const name = messageName(queued);
  if (fixture !== undefined || !hasPlace) return name.slice(name.lastIndexOf('/') + 1);
  return `${message.raw.partition}:${message.raw.offset} ${keyName(queued)}`;
};
