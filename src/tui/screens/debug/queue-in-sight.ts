import type { QueuedMessage } from '../../../app/debug/stop.ts';
import { hasWords } from '../../browse/has-words.ts';
import type { DebugPicture } from './debug-picture.ts';
import { keyName, messageName } from './panes/message-name.ts';

type Queue = Pick<DebugPicture, 'queue' | 'outcomeOf'> & { readonly state: Pick<DebugPicture['state'], 'queueFilter'> };

/** The messages that the filter lets through, by words of their number, name, key, event and outcome. */
export const queueInSight = ({ queue, outcomeOf, state: { queueFilter } }: Queue): readonly QueuedMessage[] =>
  queueFilter === '' ? queue : queue.filter((queued) => hasWords(textOf(queued, outcomeOf), queueFilter));

const textOf = (queued: QueuedMessage, outcomeOf: DebugPicture['outcomeOf']): string =>
  [
    queued.number,
    outcomeOf(queued.number) ?? 'waits',
    messageName(queued),
    keyName(queued),
    queued.message.event ?? '',
  ].join(' ');

/** The one under the cursor. */
export const queuedAtCursor = (picture: DebugPicture): QueuedMessage | null => {
  const shown = queueInSight(picture);
  return shown[Math.min(picture.state.cursors.queue.at, shown.length - 1)] ?? null;
};
