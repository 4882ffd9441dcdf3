import type { Role } from '../frame/theme.ts';

/** A word beside a node: an issue that stands there, or that it changed. */
export type Mark = {
  readonly role: Extract<Role, 'bad' | 'warn' | 'note' | 'changed'>;
  readonly text: string;
  /** The rule of an issue: `file:line:column`. */
  readonly place?: string | undefined;
};

/** All texts are one line, and nothing in them is obeyed by a terminal. */
export type TreeNode = {
  /** What no other node of the tree has; what lies below starts with it and a slash. */
  readonly path: string;
  /** What stands before the value, with what separates it: `url: `, `0: `, nothing for a root. */
  readonly label: string;
  /** A leaf's value, or the beginning of what is folded. */
  readonly text: string;
  readonly role: Role;
  readonly marks: readonly Mark[];
  readonly branch?: Branch;
};

export type Branch = {
  /** What stands there instead of the beginning when its children are in sight: `{3}`, `[10]`. */
  readonly text: string;
  /** Until the user says otherwise. */
  readonly isOpen: boolean;
  /** At most a hundred; made on the first call. */
  readonly children: () => readonly TreeNode[];
  /** Whether it is the way to that path, for a range; default: a path that starts with the node's own. */
  readonly leadsTo?: (path: string) => boolean;
};

export const isWayTo = (node: TreeNode, path: string): boolean =>
  node.branch?.leadsTo?.(path) ?? path.startsWith(`${node.path}/`);
