import type { QueueEntry } from '../../../../app/debug/debug-session.ts';
import type { QueuedMessage } from '../../../../app/debug/stop.ts';
import type { Outcome } from '../../../../core/handler/outcome.ts';
import type { Piece } from '../../../frame/pieces.ts';
import type { Theme } from '../../../frame/theme.ts';
import type { DebugPicture } from '../debug-picture.ts';
import { keyName, messageName } from './message-name.ts';
import { outcomePiece } from './outcome-piece.ts';
import type { PaneRows } from './pane-rows.ts';
import { queuedInSight } from './stage-rows.ts';

/** The messages, and what became of each. */
export const queueRows = (picture: DebugPicture, theme: Theme): PaneRows => {
  const { state, queue } = picture;
  const outcomeOf = ({ queued, outcome }: QueueEntry): Outcome | null =>
    state.results.get(queued.number)?.outcome ?? outcome;
  const done = queue.filter((entry) => outcomeOf(entry) !== null).length;
  const here = state.phase === 'over' ? null : queuedInSight(picture)?.number;
  const digits = String(queue.length).length;
  const rowAt = (index: number): readonly Piece[] => {
    const entry = queue[index];
    if (entry === undefined) return [];
    const { number } = entry.queued;
    const outcome = outcomeOf(entry);
    const what: Piece =
      number === here
        ? { text: `${theme.glyphs.here} now`, role: 'key' }
        : outcome === null
          ? { text: `${theme.glyphs.waiting} waits`, role: 'dim' }
          : outcomePiece(outcome, theme);
    return [
      { text: `${String(number).padStart(digits)} `, role: 'dim' },
      { ...what, text: what.text.padEnd(9) },
      { text: ` ${shortName(entry.queued)}` },
    ];
  };
  return { title: `Queue ${done}/${queue.length}`, count: queue.length, rowAt };
};

/** Of one topic the place and the key tell messages apart, and of a path its end. */
const shortName = (queued: QueuedMessage): string => {
  const { message, fixture, hasPlace } = queued;
  const name = messageName(queued);
  if (fixture !== undefined || !hasPlace) return name.slice(name.lastIndexOf('/') + 1);
  return `${message.raw.partition}:${message.raw.offset} ${keyName(queued)}`;
};
