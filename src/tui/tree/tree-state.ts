import { isWayTo, type TreeNode } from './tree-node.ts';

export type Tree = readonly TreeNode[];

export type TreeState = {
  /** What was unfolded (true) or folded. */
  readonly opened: ReadonlyMap<string, boolean>;
  /** The others are folded; else they are as their nodes say. */
  readonly isFolded: boolean;
  /** The path of the node under the cursor. */
  readonly cursor: string;
};

export type TreeRow = {
  readonly node: TreeNode;
  readonly depth: number;
  /** Null for what has nothing to unfold. */
  readonly isOpen: boolean | null;
};

export const initialTree: TreeState = { opened: new Map(), isFolded: false, cursor: '' };

/** What is in sight, from the top; the nodes in a fold are not made. */
export const visibleRows = (tree: Tree, state: TreeState): readonly TreeRow[] => {
  const rows: TreeRow[] = [];
  // No recursion, as a value may be nested deeper than there is room for calls.
  const open = [tree.values()];
  for (let level = open.at(-1); level !== undefined; level = open.at(-1)) {
    const next = level.next();
    if (next.done) {
      open.pop();
      continue;
    }
    const node = next.value;
    const isOpen = isOpenIn(state, node);
    rows.push({ node, depth: open.length - 1, isOpen });
    if (isOpen && node.branch) open.push(node.branch.children().values());
  }
  return rows;
};

const isOpenIn = ({ opened, isFolded }: TreeState, { path, branch }: TreeNode): boolean | null =>
  branch === undefined ? null : (opened.get(path) ?? (branch.isOpen && !isFolded));

/** The index of the cursor's row: its node's, else that of the fold it is in, else the first. */
export const cursorRow = (rows: readonly TreeRow[], { cursor }: TreeState): number => {
  const own = rows.findIndex(({ node }) => node.path === cursor);
  return own >= 0
    ? own
    : Math.max(
        0,
        rows.findLastIndex(({ node }) => isWayTo(node, cursor)),
      );
};
