import type { TreeState } from '../../../src/tui/tree/tree-state.ts';
import { type Tree, visibleRows } from '../../../src/tui/tree/tree-state.ts';

/** The rows as a view may show them: `▾` open, `▸` folded, the marks at the end. */
export const treeText = (tree: Tree, state: TreeState): readonly string[] =>
  visibleRows(tree, state).map(({ node, depth, isOpen }) => {
    const sign = isOpen === null ? '·' : isOpen ? '▾' : '▸';
    const text = isOpen ? (node.branch?.text ?? '') : node.text;
    const marks = node.marks.map(({ role, text: words }) => ` !${role} ${words}`).join('');
    return `${'  '.repeat(depth)}${sign} ${node.label}${text}${marks}`.trimEnd();
  });
