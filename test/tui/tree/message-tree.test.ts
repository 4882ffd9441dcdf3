import { expect, test } from 'vitest';
import { messageTree } from '../../../src/tui/tree/message-tree.ts';
import { initialTree } from '../../../src/tui/tree/tree-state.ts';
import { inspectedMessage } from '../../support/inspected-message.ts';
import { treeText } from './tree-text.ts';

test('a message shows its numbers as they were sent', () => {
  const tree = messageTree(inspectedMessage({ payload: '{"id":12345678901234567890}' }));
  expect(treeText(tree, initialTree)).toEqual(['▾ {1}', '  · id: 12345678901234567890']);
});

test('a message that is no JSON is one row', () => {
  const tree = messageTree(inspectedMessage({ payload: 'hello', encoding: 'text', value: 'hello' }));
  expect(treeText(tree, initialTree)).toEqual(['· "hello"']);
});

test('a value of 10 MB is looked at where it is unfolded', () => {
  const lines = Array.from({ length: 100_000 }, (_, index) => ({ index, text: 'x'.repeat(80) }));
  const tree = messageTree(inspectedMessage({ payload: JSON.stringify({ lines }) }));
  expect(treeText(tree, initialTree)).toHaveLength(2);
});
