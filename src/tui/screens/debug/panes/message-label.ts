import type { QueuedMessage } from '../../../../app/debug/stop.ts';
import { cutMiddle } from '../../../frame/cut-middle.ts';
import { isEndless } from '../../../frame/endless.ts';
import type { Theme } from '../../../frame/theme.ts';
import { keyText, placeName } from './message-name.ts';

const mostOfAName = 30;
const mostOfAKey = 13;

/** Which message it is, for a border of a pane of so many columns: `0:26 f97a…018e`, or its fixture and key. */
export const messageLabel = (queued: QueuedMessage, { glyphs }: Pick<Theme, 'glyphs'>, columns: number): string => {
  const key = keyText(queued);
  const cutTo = (text: string, most: number): string =>
    isEndless(columns) ? text : cutMiddle(text, most, glyphs.more);
  const name = cutTo(placeName(queued), mostOfAName);
  return key === null ? name : `${name} ${cutTo(key, mostOfAKey)}`;
};
