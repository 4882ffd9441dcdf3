import type { QueuedMessage } from '../../../../app/debug/stop.ts';
import { cutMiddle } from '../../../frame/cut-middle.ts';
import type { Theme } from '../../../frame/theme.ts';
import { keyText, placeName } from './message-name.ts';

const mostOfAName = 30;
const mostOfAKey = 13;

/** Which message it is, for a border: `0:26 f97a…018e`, or its fixture and key. */
export const messageLabel = (queued: QueuedMessage, { glyphs }: Pick<Theme, 'glyphs'>): string => {
  const key = keyText(queued);
  const name = cutMiddle(placeName(queued), mostOfAName, glyphs.more);
  return key === null ? name : `${name} ${cutMiddle(key, mostOfAKey, glyphs.more)}`;
};
