import type { Side } from '../components/two-panes.tsx';
import { type Move, moved, scrolled } from '../keys/list-bindings.ts';
import { reduceTree, type TreeAction } from '../tree/reduce-tree.ts';
import type { TreeNode } from '../tree/tree-node.ts';
import { cursorRow, initialTree, type Tree, type TreeRow, type TreeState, visibleRows } from '../tree/tree-state.ts';

/** Files as a tree, and one of them beside it. */
export type BrowseState = {
  /** Those that the filter leaves. */
  readonly nodes: Tree;
  readonly tree: TreeState;
  readonly filter: string;
  readonly focused: Side;
  /** The first row of the tree in sight, and how many are. */
  readonly top: number;
  readonly page: number;
  readonly scroll: Scroll;
};

export type Scroll = {
  /** The first row of the file in sight; null: where it says what is wrong. */
  readonly top: number | null;
  readonly page: number;
  readonly length: number;
};

export type BrowseEvent =
  | { readonly type: 'grown'; readonly nodes: Tree }
  | { readonly type: 'filtered'; readonly filter: string; readonly nodes: Tree }
  | { readonly type: 'moved'; readonly how: Move }
  | { readonly type: 'tree'; readonly action: TreeAction }
  /** Out of the file, or up in the tree. */
  | { readonly type: 'folded' }
  | { readonly type: 'focused'; readonly pane: Side }
  | { readonly type: 'paged'; readonly page: number }
  | { readonly type: 'scrolled'; readonly scroll: Scroll };

export const emptyBrowse: BrowseState = {
  nodes: [],
  tree: initialTree,
  filter: '',
  focused: 'list',
  top: 0,
  page: 1,
  scroll: { top: null, page: 1, length: 0 },
};

export const browseAfter = (state: BrowseState, event: BrowseEvent): BrowseState => {
  switch (event.type) {
    case 'grown':
      return inSight({ ...state, nodes: event.nodes });
    case 'filtered':
      return inSight({ ...state, filter: event.filter, nodes: event.nodes, tree: unfolded(state.tree, event.filter) });
    case 'moved':
      return state.focused === 'list' ? movedInTree(state, event.how) : movedInFile(state, event.how);
    case 'tree':
      return pointed(state, reduceTree(state.nodes, state.tree, event.action));
    case 'folded':
      return state.focused === 'detail'
        ? { ...state, focused: 'list' }
        : pointed(state, reduceTree(state.nodes, state.tree, event));
    case 'focused':
      return { ...state, focused: event.pane };
    case 'paged':
      return inSight({ ...state, page: event.page });
    case 'scrolled':
      return { ...state, scroll: event.scroll };
  }
};

/** What is looked for is not to be hidden in a fold. */
const unfolded = (tree: TreeState, filter: string): TreeState =>
  filter === '' ? tree : { ...tree, opened: new Map() };

const movedInTree = (state: BrowseState, how: Move): BrowseState => {
  const rows = rowsOf(state);
  const at = moved(cursorRow(rows, state.tree), how, { length: rows.length, page: state.page });
  return pointed(state, { ...state.tree, cursor: rows[at]?.node.path ?? '' });
};

const movedInFile = (state: BrowseState, how: Move): BrowseState => {
  const { scroll } = state;
  const length = Math.max(0, scroll.length - scroll.page) + 1;
  const top = moved(scroll.top ?? 0, how, { length, page: scroll.page });
  return { ...state, scroll: { ...scroll, top } };
};

/** Another file is shown from where it says what is wrong. */
const pointed = (state: BrowseState, tree: TreeState): BrowseState => {
  const scroll = tree.cursor === state.tree.cursor ? state.scroll : { ...state.scroll, top: null };
  return inSight({ ...state, tree, scroll });
};

const inSight = (state: BrowseState): BrowseState => {
  const rows = rowsOf(state);
  return { ...state, top: scrolled(state.top, cursorRow(rows, state.tree), { length: rows.length, page: state.page }) };
};

export const rowsOf = ({ nodes, tree }: BrowseState): readonly TreeRow[] => visibleRows(nodes, tree);

export const currentNode = (state: BrowseState): TreeNode | undefined => {
  const rows = rowsOf(state);
  return rows[cursorRow(rows, state.tree)]?.node;
};
