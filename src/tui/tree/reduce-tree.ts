import { isWayTo, type TreeNode } from './tree-node.ts';
import { cursorRow, type Tree, type TreeRow, type TreeState, visibleRows } from './tree-state.ts';

/** `fold` goes to the parent from what has nothing to fold; `unfold` to the first child of what is open. */
export type TreeAction =
  | { readonly type: 'moved'; readonly by: number }
  | { readonly type: 'first' | 'last' | 'toggled' | 'folded' | 'unfolded' | 'folded-all' | 'unfolded-all' }
  | { readonly type: 'jumped'; readonly path: string };

/** Folds are opened until so many rows are in sight, that a huge value stays quick. */
const enoughRows = 5_000;

export const reduceTree = (tree: Tree, state: TreeState, action: TreeAction): TreeState => {
  switch (action.type) {
    case 'folded-all':
      return { ...state, isFolded: true, opened: openPaths(tree.length === 1 ? tree : []) };
    case 'unfolded-all':
      return { ...state, isFolded: false, opened: openPaths(branches(tree)) };
    case 'jumped':
      return {
        ...state,
        cursor: action.path,
        opened: new Map([...state.opened, ...openPaths(wayTo(tree, action.path))]),
      };
    default:
      return inSight(visibleRows(tree, state), state, action);
  }
};

const openPaths = (nodes: readonly TreeNode[]): ReadonlyMap<string, boolean> =>
  new Map(nodes.map(({ path }) => [path, true]));

/** Those near the root first. */
const branches = (tree: Tree): readonly TreeNode[] => {
  const found = tree.filter(hasBranch);
  let rows = tree.length;
  let opened = 0;
  for (; opened < found.length && rows < enoughRows; opened += 1) {
    const children = found[opened]?.branch?.children() ?? [];
    found.push(...children.filter(hasBranch));
    rows += children.length;
  }
  return found.slice(0, opened);
};

const hasBranch = ({ branch }: TreeNode): boolean => branch !== undefined;

const wayTo = (tree: Tree, path: string): readonly TreeNode[] => {
  const way: TreeNode[] = [];
  const nextIn = (nodes: Tree): TreeNode | undefined => nodes.find((node) => isWayTo(node, path));
  for (let next = nextIn(tree); next !== undefined; next = nextIn(next.branch?.children() ?? [])) way.push(next);
  return way;
};

type SightAction = Exclude<TreeAction, { type: 'folded-all' | 'unfolded-all' | 'jumped' }>;

const inSight = (rows: readonly TreeRow[], state: TreeState, action: SightAction): TreeState => {
  const at = cursorRow(rows, state);
  const row = rows[at];
  if (row === undefined) return state;
  const goTo = (index: number): TreeState => ({
    ...state,
    cursor: rows[Math.max(0, Math.min(rows.length - 1, index))]?.node.path ?? '',
  });
  if (action.type === 'moved') return goTo(at + action.by);
  if (action.type === 'first') return goTo(0);
  if (action.type === 'last') return goTo(rows.length - 1);
  if (action.type === 'unfolded' && row.isOpen) return goTo(at + ((rows[at + 1]?.depth ?? 0) > row.depth ? 1 : 0));
  if (action.type === 'folded' && !row.isOpen) return goTo(parentOf(rows, at));
  return row.isOpen === null ? state : turn(state, row);
};

const turn = (state: TreeState, { node, isOpen }: TreeRow): TreeState => ({
  ...state,
  cursor: node.path,
  opened: new Map([...state.opened, [node.path, !isOpen]]),
});

/** The row itself at the top. */
const parentOf = (rows: readonly TreeRow[], at: number): number => {
  const depth = rows[at]?.depth ?? 0;
  const parent = rows.findLastIndex((row, index) => index < at && row.depth < depth);
  return parent < 0 ? at : parent;
};
