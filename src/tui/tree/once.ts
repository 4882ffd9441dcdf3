import type { TreeNode } from './tree-node.ts';

/** Children that are made when they are looked at first, and kept. */
export const once = (make: () => readonly TreeNode[]): (() => readonly TreeNode[]) => {
  let made: readonly TreeNode[] | undefined;
  return () => {
    made ??= make();
    return made;
  };
};
