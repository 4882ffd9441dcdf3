import { expect, test } from 'vitest';
import {
  type BrowseEvent,
  browseAfter,
  currentNode,
  emptyBrowse,
  rowsOf,
} from '../../../src/tui/browse/browse-state.ts';
import type { TreeNode } from '../../../src/tui/tree/tree-node.ts';

const leaf = (path: string): TreeNode => ({ path, label: path, text: '', role: 'text', marks: [] });
const folder = (path: string, children: readonly TreeNode[]): TreeNode => ({
  ...leaf(path),
  branch: { text: '', isOpen: true, children: () => children },
});
const nodes = [folder('a', ['a/1', 'a/2', 'a/3'].map(leaf)), leaf('b')];

const after = (...events: readonly BrowseEvent[]) =>
  events.reduce(
    browseAfter,
    browseAfter(browseAfter(emptyBrowse, { type: 'grown', nodes }), { type: 'paged', page: 3 }),
  );

const move = (how: 'down' | 'last' | 'first'): BrowseEvent => ({ type: 'moved', how });

test('the cursor stays on its node when the files are found anew', () => {
  const state = after(move('down'), move('down'), { type: 'grown', nodes: [leaf('0'), ...nodes] });
  expect(currentNode(state)?.path).toBe('a/2');
});

test('a node that is gone leaves the cursor at the folder that it was in', () => {
  const state = after(move('down'), move('down'), { type: 'grown', nodes: [folder('a', [leaf('a/3')])] });
  expect(currentNode(state)?.path).toBe('a');
});

test('the cursor stays in sight', () => {
  expect(after(move('last')).top).toBe(2);
  expect(after(move('last'), move('first')).top).toBe(0);
});

test('folding goes out of the file first, then up the tree, then folds', () => {
  const inFile = after(move('down'), { type: 'focused', pane: 'detail' });
  const inList = browseAfter(inFile, { type: 'folded' });
  expect(inList.focused).toBe('list');
  const atFolder = browseAfter(inList, { type: 'folded' });
  expect(currentNode(atFolder)?.path).toBe('a');
  expect(rowsOf(browseAfter(atFolder, { type: 'folded' })).map(({ node }) => node.path)).toEqual(['a', 'b']);
});

test('moving in the file scrolls it, and another file begins where something is wrong with it', () => {
  const scroll = { top: 0, page: 10, length: 100 };
  const scrolled = after({ type: 'focused', pane: 'detail' }, { type: 'scrolled', scroll }, move('last'));
  expect(scrolled.scroll.top).toBe(90);
  expect(browseAfter(browseAfter(scrolled, { type: 'focused', pane: 'list' }), move('down')).scroll.top).toBeNull();
});
