import { once } from './once.ts';
import type { TreeNode } from './tree-node.ts';

/** What stands side by side; more is shown in ranges, and more than a hundred ranges in ranges of those. */
const most = 100;

export type Items = {
  /** Of the node that has them. */
  readonly path: string;
  readonly count: number;
  readonly nodeOf: (index: number) => TreeNode;
  /** Which item has this path or is the way to it; -1: none. */
  readonly indexOf: (path: string) => number;
  /** What a range is open for from the start. */
  readonly wanted: readonly string[];
};

/** The nodes of the items, or `[0…99]` nodes that have them. Only what is looked at is made. */
export const inRanges = (items: Items): readonly TreeNode[] => between(items, 0, items.count);

const between = (items: Items, start: number, end: number): readonly TreeNode[] => {
  const size = sizeFor(end - start);
  const count = Math.ceil((end - start) / size);
  return Array.from({ length: count }, (_, place) => {
    const first = start + place * size;
    return size === 1 ? items.nodeOf(first) : rangeNode(items, first, Math.min(end, first + size));
  });
};

/** The least power of a hundred of which at most a hundred make so many items. */
const sizeFor = (count: number): number => {
  let size = 1;
  while (size * most < count) size *= most;
  return size;
};

const rangeNode = (items: Items, start: number, end: number): TreeNode => {
  const leadsTo = (path: string): boolean => {
    const index = items.indexOf(path);
    return index >= start && index < end;
  };
  const label = `[${start}…${end - 1}]`;
  return {
    // A tilde before a bracket is in no JSON pointer.
    path: `${items.path}/~${label}`,
    label,
    text: '',
    role: 'dim',
    marks: [],
    branch: {
      text: '',
      isOpen: items.wanted.some(leadsTo),
      children: once(() => between(items, start, end)),
      leadsTo,
    },
  };
};
