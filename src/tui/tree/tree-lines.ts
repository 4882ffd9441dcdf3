import type { Theme } from '../frame/theme.ts';
import { cut, fitTo, widthOf } from '../frame/width.ts';
import type { TreeRow } from './tree-state.ts';

type Look = {
  readonly theme: Theme;
  /** Columns of a line. */
  readonly width: number;
  /** The index of the row under the cursor; -1: it is not shown. */
  readonly cursor: number;
};

type Part = { readonly role: Parameters<Theme['paint']>[0]; readonly text: string };

/** Rows of a tree as lines: folds by their signs, what stands at a node after it. */
export const treeLines = (rows: readonly TreeRow[], { theme, width, cursor }: Look): readonly string[] =>
  rows.map((row, index) => {
    const parts = partsOf(row, theme);
    if (index === cursor) return theme.paint('selected', fitTo(parts.map(({ text }) => text).join(''), width));
    let left = width;
    return parts
      .map(({ role, text }) => {
        const shown = cut(text, left);
        left -= widthOf(shown);
        return theme.paint(role, shown);
      })
      .join('');
  });

const partsOf = ({ node, depth, isOpen }: TreeRow, { glyphs }: Theme): readonly Part[] => {
  const fold = isOpen === null ? ' ' : isOpen ? glyphs.unfolded : glyphs.folded;
  return [
    { role: 'dim', text: `${'  '.repeat(depth)}${fold} ` },
    { role: 'name', text: node.label },
    { role: node.role, text: isOpen === true ? (node.branch?.text ?? '') : node.text },
    ...node.marks.map(({ role, text }): Part => ({ role, text: `  ${role === 'bad' ? `${glyphs.bad} ` : ''}${text}` })),
  ];
};
