import { expect, test } from 'vitest';
import {
  firstMessages,
  type MessagesEvent,
  type MessagesState,
  messagesAfter,
} from '../../../../src/tui/screens/messages/messages-state.ts';
import { inspectedMessage } from '../../../support/inspected-message.ts';

const after = (...events: readonly MessagesEvent[]): MessagesState => events.reduce(messagesAfter, firstMessages);
const message = inspectedMessage();
const moved = (cursor: number, newest: number): MessagesEvent => ({ type: 'moved', cursor, top: 0, newest });

test.each<[string, readonly MessagesEvent[], Partial<MessagesState>]>([
  ['moving leaves the newest, which is remembered', [moved(5, 9)], { cursor: 5, lastSeen: 9, isFrozen: false }],
  ['moving on does not count again', [moved(5, 9), moved(4, 20)], { cursor: 4, lastSeen: 9 }],
  ['following forgets the cursor', [moved(5, 9), { type: 'followed' }], { cursor: null, isFrozen: false }],
  [
    'what is frozen stays so while one moves',
    [{ type: 'frozen', cursor: 9, top: 0, newest: 9 }, moved(4, 20)],
    { cursor: 4, lastSeen: 9, isFrozen: true },
  ],
  ['looking into a message opens it', [{ type: 'focused', pane: 'detail' }], { pane: 'detail', isDetailOpen: true }],
  [
    'it stays open beside the list',
    [
      { type: 'focused', pane: 'detail' },
      { type: 'focused', pane: 'list' },
    ],
    { pane: 'list', isDetailOpen: true },
  ],
  [
    'a view turned on twice is the tree again',
    [
      { type: 'mode-turned', mode: 'hex' },
      { type: 'mode-turned', mode: 'hex' },
    ],
    { mode: 'tree' },
  ],
  [
    'another message is seen from its beginning',
    [moved(5, 9), { type: 'scrolled', scroll: 40 }, moved(6, 9)],
    { scroll: 0 },
  ],
  ['the same one stays where it was', [moved(5, 9), { type: 'scrolled', scroll: 40 }, moved(5, 9)], { scroll: 40 }],
  ['a message is marked', [{ type: 'marked', message }], { marked: message }],
])('%s', (_, events, expected) => {
  expect(after(...events)).toMatchObject(expected);
});
