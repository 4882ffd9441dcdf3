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
  const add = (nodes: Tree, depth: number): void => {
    for (const node of nodes) {
      const isOpen = isOpenIn(state, node);
      rows.push({ node, depth, isOpen });
      if (isOpen && node.branch) add(node.branch.children(), depth + 1);
    }
  };
  add(tree, 0);
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
