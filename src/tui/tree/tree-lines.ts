import { type Piece, paintPieces, selectPieces } from '../frame/pieces.ts';
import type { Theme } from '../frame/theme.ts';
import type { TreeRow } from './tree-state.ts';

type Look = {
  readonly theme: Theme;
  /** Columns of a line. */
  readonly width: number;
  /** The index of the row under the cursor; -1: it is not shown. */
  readonly cursor: number;
};

/** Rows of a tree as lines. */
export const treeLines = (rows: readonly TreeRow[], { theme, width, cursor }: Look): readonly string[] =>
  rows.map((row, index) => (index === cursor ? selectPieces : paintPieces)(treePieces(row, theme), width, theme));

/** A row: its fold by a sign; that it changed before its name, what is wrong with it after its value. */
export const treePieces = ({ node, depth, isOpen }: TreeRow, { glyphs }: Pick<Theme, 'glyphs'>): readonly Piece[] => {
  const fold = isOpen === null ? ' ' : isOpen ? glyphs.unfolded : glyphs.folded;
  const changed = node.marks.find(({ role }) => role === 'changed');
  const issues = node.marks.filter(({ role }) => role !== 'changed');
  return [
    { text: `${'  '.repeat(depth)}${fold} `, role: 'dim' },
    ...(changed === undefined ? [] : [{ text: `${glyphs.changed} `, role: changed.role }]),
    { text: node.label, role: changed?.role ?? 'name' },
    { text: isOpen === true ? (node.branch?.text ?? '') : node.text, role: node.role },
    ...issues.map(({ role, text }): Piece => ({ text: `  ${role === 'bad' ? `${glyphs.bad} ` : ''}${text}`, role })),
  ];
};
